ALTER TABLE consent_ledger_private ADD COLUMN clock_from timestamptz;

DROP TRIGGER consent_ledger_private_does_not_change ON consent_ledger_private;
UPDATE consent_ledger_private p SET clock_from = l.recorded_at FROM consent_ledger l WHERE l.event_id = p.event_id;
UPDATE consent_ledger_private SET clock_from = now() WHERE clock_from IS NULL;
ALTER TABLE consent_ledger_private ALTER COLUMN clock_from SET NOT NULL;
CREATE TRIGGER consent_ledger_private_does_not_change
    BEFORE UPDATE OF event_id, salt, ip, user_agent, text_hash ON consent_ledger_private
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

COMMENT ON COLUMN consent_ledger_private.clock_from IS 'Its retention counts from here: from the recording, then from the last look at which its entry still counted, or from when it ceased to';

CREATE INDEX consent_ledger_private_clock ON consent_ledger_private (clock_from);

ALTER TABLE contact_import ADD COLUMN lines_forgotten_at timestamptz;

COMMENT ON COLUMN contact_import.lines_forgotten_at IS 'When its lines had all been removed; the list itself stays, as the proof of its entries';

CREATE INDEX contact_import_finished ON contact_import (finished_at) WHERE finished_at IS NOT NULL AND lines_forgotten_at IS NULL;
CREATE INDEX double_opt_in_ended ON double_opt_in (expires_at) WHERE state <> 'WAITING';
