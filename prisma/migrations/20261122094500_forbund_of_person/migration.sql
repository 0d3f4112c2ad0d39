-- Every page and every save begins by asking which förbund a person has a role in. Naming the person and asking is one
-- statement here, where a transaction would take four journeys to the database. Runs as the caller: row-level security
-- shows what the person named may see, and the name is gone when the transaction of the statement ends.
CREATE FUNCTION forbund_of_person(person uuid, today date) RETURNS TABLE (place forbund, roles json) LANGUAGE plpgsql
  AS $$
BEGIN
  PERFORM set_config('app.person_id', person::text, true);
  RETURN QUERY
    SELECT f, held.roles
    FROM (
      SELECT g.forbund_id, json_agg(json_build_object('role', g.role, 'chair', g.chair, 'viceChair', g.vice_chair,
        'deputy', g.deputy, 'presidium', g.presidium) ORDER BY g.role, g.id) AS roles
      FROM role_grant g
      WHERE g.person_id = person AND (g.valid_from IS NULL OR g.valid_from <= today)
        AND (g.valid_to IS NULL OR g.valid_to >= today)
      GROUP BY g.forbund_id
    ) held JOIN forbund f ON f.id = held.forbund_id;
END $$;
