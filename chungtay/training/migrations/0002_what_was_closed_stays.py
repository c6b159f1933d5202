"""A class moves by the table of states; what was closed, certified, spent or published stays as it was."""

from django.db import migrations

STAYS = """
CREATE FUNCTION class_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('planned', 'invited'), ('planned', 'cancelled'), ('invited', 'running'), ('invited', 'cancelled'),
        ('running', 'held'), ('running', 'cancelled'), ('held', 'closed'))
        OR OLD.state IN ('closed', 'cancelled') AND to_jsonb(OLD) <> to_jsonb(NEW) THEN
        RAISE EXCEPTION 'class_moves_by_the_table: from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'class_moves_by_the_table';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER class_moves_by_the_table BEFORE UPDATE ON training_class
    FOR EACH ROW EXECUTE FUNCTION class_moves_by_the_table();
CREATE TRIGGER class_is_never_deleted BEFORE DELETE ON training_class
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION closed_class_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE class_id bigint;
BEGIN
    IF TG_TABLE_NAME = 'training_dayattendance' THEN
        SELECT training_class_id INTO class_id FROM training_participation
        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.trainee_id ELSE NEW.trainee_id END;
    ELSIF TG_OP = 'DELETE' THEN
        class_id := OLD.training_class_id;
    ELSE
        class_id := NEW.training_class_id;
    END IF;
    IF EXISTS (SELECT FROM training_class WHERE id = class_id AND state IN ('closed', 'cancelled')) THEN
        RAISE EXCEPTION 'closed_class_stays: attendance and scores of a closed class stay'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'closed_class_stays';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER closed_class_stays BEFORE INSERT OR UPDATE OR DELETE ON training_participation
    FOR EACH ROW EXECUTE FUNCTION closed_class_stays();
CREATE TRIGGER closed_class_stays BEFORE INSERT OR UPDATE OR DELETE ON training_dayattendance
    FOR EACH ROW EXECUTE FUNCTION closed_class_stays();
CREATE TRIGGER closed_class_stays BEFORE INSERT OR UPDATE OR DELETE ON training_classday
    FOR EACH ROW EXECUTE FUNCTION closed_class_stays();

CREATE FUNCTION training_only_struck() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.struck_at IS NOT NULL
        OR to_jsonb(OLD) - ARRAY['struck_at', 'struck_why'] <> to_jsonb(NEW) - ARRAY['struck_at', 'struck_why'] THEN
        RAISE EXCEPTION 'training_only_struck: a line is struck once, with a reason, and never edited'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'training_only_struck';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER training_only_struck BEFORE UPDATE ON training_trainingcertificate
    FOR EACH ROW EXECUTE FUNCTION training_only_struck();
CREATE TRIGGER training_certificate_is_never_deleted BEFORE DELETE ON training_trainingcertificate
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER training_only_struck BEFORE UPDATE ON training_classcost
    FOR EACH ROW EXECUTE FUNCTION training_only_struck();
CREATE TRIGGER class_cost_is_never_deleted BEFORE DELETE ON training_classcost
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER material_version_stays BEFORE UPDATE OR DELETE ON training_materialversion
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
BACK = """
DROP TRIGGER material_version_stays ON training_materialversion;
DROP TRIGGER class_cost_is_never_deleted ON training_classcost;
DROP TRIGGER training_only_struck ON training_classcost;
DROP TRIGGER training_certificate_is_never_deleted ON training_trainingcertificate;
DROP TRIGGER training_only_struck ON training_trainingcertificate;
DROP FUNCTION training_only_struck();
DROP TRIGGER closed_class_stays ON training_classday;
DROP TRIGGER closed_class_stays ON training_dayattendance;
DROP TRIGGER closed_class_stays ON training_participation;
DROP FUNCTION closed_class_stays();
DROP TRIGGER class_is_never_deleted ON training_class;
DROP TRIGGER class_moves_by_the_table ON training_class;
DROP FUNCTION class_moves_by_the_table();
"""


class Migration(migrations.Migration):
    dependencies = [("training", "0001_training_tables"), ("audit", "0002_notes_are_append_only")]

    operations = [migrations.RunSQL(STAYS, BACK)]
