-- What the database itself promises: scope, shapes, and a log nobody rewrites.
-- Hand-written; the first migration holds the tables as Prisma's engine drew them.

-- Who is asking. Set with set_config(…, true) inside a transaction (lib/platform/scope.ts); absent means nobody.
CREATE FUNCTION app_forbund() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.forbund_id', true), '')::uuid $$;
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$;
CREATE FUNCTION app_operator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.operator', true), '') = 'on' $$;

-- Row-level security. Tables with a forbund_id are scoped to it, but for the four below.
DO $$
DECLARE scoped text;
BEGIN
  FOREACH scoped IN ARRAY ARRAY[
    'member', 'ladder_step', 'state_allocation', 'contribution_share', 'plan_year', 'budget', 'budget_year',
    'budget_section', 'budget_line', 'budget_cell', 'control_figure', 'budget_request', 'change_log',
    'change_text', 'file'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', scoped);
    EXECUTE format(
      'CREATE POLICY forbund_scope ON %I USING (forbund_id = (SELECT app_forbund())) WITH CHECK (forbund_id = (SELECT app_forbund()))',
      scoped);
  END LOOP;
END $$;

-- A person may see which förbund they have roles in before one is chosen; writes need the scope.
ALTER TABLE role_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY grant_read ON role_grant FOR SELECT
  USING (forbund_id = (SELECT app_forbund()) OR person_id = (SELECT app_person()));
CREATE POLICY grant_insert ON role_grant FOR INSERT WITH CHECK (forbund_id = (SELECT app_forbund()));
CREATE POLICY grant_update ON role_grant FOR UPDATE
  USING (forbund_id = (SELECT app_forbund())) WITH CHECK (forbund_id = (SELECT app_forbund()));
CREATE POLICY grant_delete ON role_grant FOR DELETE USING (forbund_id = (SELECT app_forbund()));

ALTER TABLE forbund ENABLE ROW LEVEL SECURITY;
CREATE POLICY forbund_read ON forbund FOR SELECT
  USING (
    id = (SELECT app_forbund())
    OR (SELECT app_operator())
    OR id IN (SELECT g.forbund_id FROM role_grant g WHERE g.person_id = (SELECT app_person()))
  );
CREATE POLICY forbund_insert ON forbund FOR INSERT WITH CHECK (id = (SELECT app_forbund()));
CREATE POLICY forbund_update ON forbund FOR UPDATE
  USING (id = (SELECT app_forbund())) WITH CHECK (id = (SELECT app_forbund()));

-- A row never points across a förbund or a budget.
ALTER TABLE member ADD CONSTRAINT member_scope_key UNIQUE (forbund_id, id);
ALTER TABLE plan_year ADD CONSTRAINT plan_year_scope_key UNIQUE (forbund_id, id),
  ADD CONSTRAINT plan_year_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id);
ALTER TABLE budget ADD CONSTRAINT budget_scope_key UNIQUE (forbund_id, id),
  ADD CONSTRAINT budget_plan_year_scope_fkey FOREIGN KEY (forbund_id, plan_year_id) REFERENCES plan_year (forbund_id, id);
ALTER TABLE budget_section ADD CONSTRAINT budget_section_scope_key UNIQUE (budget_id, id),
  ADD CONSTRAINT budget_section_scope_fkey FOREIGN KEY (forbund_id, budget_id) REFERENCES budget (forbund_id, id);
ALTER TABLE budget_line ADD CONSTRAINT budget_line_scope_key UNIQUE (budget_id, id),
  ADD CONSTRAINT budget_line_scope_fkey FOREIGN KEY (forbund_id, budget_id) REFERENCES budget (forbund_id, id),
  ADD CONSTRAINT budget_line_section_scope_fkey FOREIGN KEY (budget_id, section_id) REFERENCES budget_section (budget_id, id);
ALTER TABLE budget_year
  ADD CONSTRAINT budget_year_scope_fkey FOREIGN KEY (forbund_id, budget_id) REFERENCES budget (forbund_id, id);
ALTER TABLE budget_cell
  ADD CONSTRAINT budget_cell_scope_fkey FOREIGN KEY (forbund_id, budget_id) REFERENCES budget (forbund_id, id),
  ADD CONSTRAINT budget_cell_line_scope_fkey FOREIGN KEY (budget_id, line_id) REFERENCES budget_line (budget_id, id),
  ADD CONSTRAINT budget_cell_column_fkey FOREIGN KEY (budget_id, year, series) REFERENCES budget_year (budget_id, year, series)
    ON DELETE CASCADE;
ALTER TABLE control_figure
  ADD CONSTRAINT control_figure_scope_fkey FOREIGN KEY (forbund_id, budget_id) REFERENCES budget (forbund_id, id),
  ADD CONSTRAINT control_figure_section_scope_fkey FOREIGN KEY (budget_id, section_id) REFERENCES budget_section (budget_id, id);
ALTER TABLE budget_request
  ADD CONSTRAINT budget_request_scope_fkey FOREIGN KEY (forbund_id, budget_id) REFERENCES budget (forbund_id, id),
  ADD CONSTRAINT budget_request_person_fkey FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE role_grant
  ADD CONSTRAINT role_grant_member_scope_fkey FOREIGN KEY (forbund_id, member_id) REFERENCES member (forbund_id, id);
ALTER TABLE ladder_step ADD CONSTRAINT ladder_step_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id);
ALTER TABLE state_allocation ADD CONSTRAINT state_allocation_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id);
ALTER TABLE contribution_share
  ADD CONSTRAINT contribution_share_member_scope_fkey FOREIGN KEY (forbund_id, member_id) REFERENCES member (forbund_id, id);
ALTER TABLE change_log ADD CONSTRAINT change_log_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id),
  ADD CONSTRAINT change_log_person_fkey FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE change_text ADD CONSTRAINT change_text_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id);
ALTER TABLE file ADD CONSTRAINT file_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id),
  ADD CONSTRAINT file_person_fkey FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE outbox_mail ADD CONSTRAINT outbox_mail_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id);
ALTER TABLE job ADD CONSTRAINT job_forbund_fkey FOREIGN KEY (forbund_id) REFERENCES forbund (id);

-- One main budget per förbund and plan year; scenarios and revisions stand beside it.
CREATE UNIQUE INDEX budget_one_main ON budget (plan_year_id) WHERE role = 'main';

-- Shapes. Amounts are whole öre, at most ±10⁹ kr a cell, so that sums are exact in a JavaScript number.
ALTER TABLE forbund
  ADD CONSTRAINT forbund_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) BETWEEN 2 AND 60),
  ADD CONSTRAINT forbund_name_form CHECK (length(name) BETWEEN 2 AND 200);
ALTER TABLE person ADD CONSTRAINT person_email_form CHECK (email = lower(email) AND length(email) <= 320);
ALTER TABLE member ADD CONSTRAINT member_period CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from);
ALTER TABLE role_grant
  ADD CONSTRAINT role_grant_period CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT role_grant_board CHECK (role = 'boardMember' OR NOT (chair OR vice_chair OR deputy OR presidium));
ALTER TABLE plan_year ADD CONSTRAINT plan_year_year CHECK (year BETWEEN 1900 AND 2099);
ALTER TABLE budget
  ADD CONSTRAINT budget_revision CHECK (revision >= 0),
  ADD CONSTRAINT budget_name_form CHECK (length(name) BETWEEN 1 AND 200),
  ADD CONSTRAINT budget_opening CHECK (num_nonnulls(opening_year, opening_ore, opening_source) IN (0, 3)),
  ADD CONSTRAINT budget_opening_amount CHECK (opening_ore BETWEEN -100000000000 AND 100000000000);
ALTER TABLE budget_year
  ADD CONSTRAINT budget_year_year CHECK (year BETWEEN 1900 AND 2099),
  ADD CONSTRAINT budget_year_series CHECK (
    (kind = 'bokslut' AND series = 'outcome') OR (kind = 'prognos' AND series = 'forecast')
    OR (kind IN ('budget', 'plan') AND series = 'budget'));
ALTER TABLE budget_section
  ADD CONSTRAINT budget_section_label CHECK (length(label) BETWEEN 1 AND 200),
  ADD CONSTRAINT budget_section_income CHECK (kind = 'cost' OR cost_type IS NULL);
ALTER TABLE budget_line
  ADD CONSTRAINT budget_line_label CHECK (length(label) BETWEEN 1 AND 200),
  ADD CONSTRAINT budget_line_note CHECK (length(note) <= 2000),
  ADD CONSTRAINT budget_line_end_year CHECK (end_year BETWEEN 1900 AND 2099);
ALTER TABLE budget_cell
  ADD CONSTRAINT budget_cell_content CHECK (
    (type = 'amount' AND amount_ore IS NOT NULL AND rule IS NULL)
    OR (type = 'rule' AND amount_ore IS NULL AND rule IS NOT NULL)
    OR (type = 'stop' AND amount_ore IS NULL AND rule IS NULL)),
  ADD CONSTRAINT budget_cell_amount CHECK (amount_ore BETWEEN -100000000000 AND 100000000000);
ALTER TABLE control_figure
  ADD CONSTRAINT control_figure_amount CHECK (amount_ore BETWEEN -100000000000000 AND 100000000000000),
  ADD CONSTRAINT control_figure_section CHECK ((figure IN ('subtotal', 'share')) = (section_id IS NOT NULL));
CREATE UNIQUE INDEX control_figure_one ON control_figure (budget_id, figure, year, section_id) NULLS NOT DISTINCT;
ALTER TABLE state_allocation ADD CONSTRAINT state_allocation_amount CHECK (amount_ore BETWEEN 0 AND 100000000000);
ALTER TABLE ladder_step
  ADD CONSTRAINT ladder_step_range CHECK (from_ore >= 0 AND (to_ore IS NULL OR to_ore > from_ore)),
  ADD CONSTRAINT ladder_step_percent CHECK (percent BETWEEN 0 AND 1000);
ALTER TABLE contribution_share ADD CONSTRAINT contribution_share_method CHECK (
  (method = 'population' AND population >= 0 AND percent IS NULL AND amount_ore IS NULL)
  OR (method = 'percent' AND percent BETWEEN 0 AND 100 AND population IS NULL AND amount_ore IS NULL)
  OR (method = 'amount' AND amount_ore >= 0 AND population IS NULL AND percent IS NULL));
ALTER TABLE file
  ADD CONSTRAINT file_size CHECK (size = octet_length(bytes) AND size BETWEEN 1 AND 20971520),
  ADD CONSTRAINT file_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE change_text ADD CONSTRAINT change_text_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');

-- The log is only ever added to; an erased text keeps its row and hash.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER change_log_append_only BEFORE UPDATE OR DELETE ON change_log
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER change_log_no_truncate BEFORE TRUNCATE ON change_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE FUNCTION only_erase_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.text IS NOT NULL OR NEW.erased_at IS NULL
    OR (NEW.id, NEW.forbund_id, NEW.sha256) IS DISTINCT FROM (OLD.id, OLD.forbund_id, OLD.sha256) THEN
    RAISE EXCEPTION 'change_text can only be erased' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_text_erase_only BEFORE UPDATE OR DELETE ON change_text
  FOR EACH ROW EXECUTE FUNCTION only_erase_text();

-- Whoever listens learns that a förbund's log grew; the content is read through row-level security.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('finsamplan_change', NEW.forbund_id || ':' || NEW.seq);
  RETURN NULL;
END $$;
CREATE TRIGGER change_log_announce AFTER INSERT ON change_log
  FOR EACH ROW EXECUTE FUNCTION announce_change();

CREATE FUNCTION announce_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('finsamplan_due', TG_TABLE_NAME);
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_announce AFTER INSERT ON outbox_mail FOR EACH STATEMENT EXECUTE FUNCTION announce_due();
CREATE TRIGGER job_announce AFTER INSERT ON job FOR EACH STATEMENT EXECUTE FUNCTION announce_due();

-- Which förbund a budget belongs to, before a scope is chosen: only the id leaves, and the caller then
-- has to hold a role there. Runs as the owner, past row-level security.
CREATE FUNCTION forbund_of_budget(budget uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$ SELECT b.forbund_id FROM budget b WHERE b.id = budget $$;
