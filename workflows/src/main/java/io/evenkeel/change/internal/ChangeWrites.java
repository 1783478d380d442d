package io.evenkeel.change.internal;

import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Review;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Changes.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Changes changes. Every one counts the version up. */
@Component
class ChangeWrites {
    /** Key of the advisory lock; any number that nobody else uses in this database. */
    private static final long STARTING = 0x6368616e6765L;

    private final JdbcClient jdbc;

    ChangeWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its key */
    String insert(UUID id, Draft draft, List<ChangedItem> items, Optional<UUID> by, String byName, Instant at) {
        return filled(jdbc.sql("""
                        insert into change.change (id, key, kind, title, why, state, template, items, item_ids, starts_at,
                            ends_at, back_out_tested, planned_by, planned_by_name, planned_at, version)
                        values (:id, 'CHG-' || nextval('change.number'), :kind, :title, :why, 'DRAFT', :template,
                            cast(:items as jsonb), :itemIds, :from, :to, :tested, :by, :byName, :at, 1)
                        returning key"""), draft, items)
                .param("id", id)
                .param("by", by.orElse(null))
                .param("byName", byName)
                .param("at", ChangeTable.utc(at))
                .query(String.class)
                .single();
    }

    /**
     * What was decided about what it said before holds no longer, and whoever wrote it last is who planned it: they do not
     * approve it. A program that writes it leaves the person.
     */
    void replace(UUID id, Draft draft, List<ChangedItem> items, Optional<UUID> by, String byName) {
        filled(jdbc.sql("""
                        update change.change
                        set kind = :kind, title = :title, why = :why, state = 'DRAFT', template = :template,
                            items = cast(:items as jsonb), item_ids = :itemIds, starts_at = :from, ends_at = :to,
                            back_out_tested = :tested, risk = null, despite = null, approval = null, reason = null,
                            planned_by = coalesce(cast(:by as uuid), planned_by),
                            planned_by_name = case when cast(:by as uuid) is null then planned_by_name else :byName end,
                            version = version + 1
                        where id = :id"""), draft, items)
                .param("id", id)
                .param("by", by.orElse(null))
                .param("byName", byName)
                .update();
    }

    private static StatementSpec filled(StatementSpec statement, Draft draft, List<ChangedItem> items) {
        return statement
                .param("kind", draft.kind().name())
                .param("title", draft.title())
                .param("why", draft.why())
                .param("template", draft.template().orElse(null))
                .param("items", ChangeTable.JSON.writeValueAsString(items))
                .param(
                        "itemIds",
                        new SqlArrayValue(
                                "uuid", items.stream().map(ChangedItem::id).toArray()))
                .param("from", ChangeTable.utc(draft.from()))
                .param("to", ChangeTable.utc(draft.to()))
                .param("tested", draft.backOutTested());
    }

    void submitted(UUID id, State state, Risk risk, Optional<String> despite) {
        jdbc.sql("""
                        update change.change
                        set state = :state, risk = cast(:risk as jsonb), despite = :despite, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("risk", ChangeTable.JSON.writeValueAsString(risk))
                .param("despite", despite.orElse(null))
                .update();
    }

    void approvalAsked(UUID id, String approval) {
        jdbc.sql("update change.change set approval = :approval, version = version + 1 where id = :id")
                .param("id", id)
                .param("approval", approval)
                .update();
    }

    /** @param reason that somebody gave; the last one stays where there is none */
    void moved(UUID id, State state, Optional<String> reason) {
        jdbc.sql("""
                        update change.change
                        set state = :state, reason = coalesce(:reason, reason), version = version + 1 where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason.orElse(null))
                .update();
    }

    void started(UUID id, Risk risk, Instant at, String byName, List<UUID> silences, List<String> unmutable) {
        jdbc.sql("""
                        update change.change
                        set state = 'RUNNING', risk = cast(:risk as jsonb), started_at = :at, started_by_name = :name,
                            silences = :silences, unmutable = cast(:unmutable as jsonb), version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("risk", ChangeTable.JSON.writeValueAsString(risk))
                .param("at", ChangeTable.utc(at))
                .param("name", byName)
                .param("silences", new SqlArrayValue("uuid", silences.toArray()))
                .param("unmutable", ChangeTable.JSON.writeValueAsString(unmutable))
                .update();
    }

    void extended(UUID id, Instant to, List<UUID> silences) {
        jdbc.sql("""
                        update change.change set ends_at = :to, silences = :silences, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("to", ChangeTable.utc(to))
                .param("silences", new SqlArrayValue("uuid", silences.toArray()))
                .update();
    }

    void ended(UUID id, State state, Instant at, String byName) {
        jdbc.sql("""
                        update change.change
                        set state = :state, ended_at = :at, ended_by_name = :name, silences = '{}', version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("at", ChangeTable.utc(at))
                .param("name", byName)
                .update();
    }

    void closed(UUID id, Review review) {
        jdbc.sql("""
                        update change.change
                        set state = 'CLOSED', review = cast(:review as jsonb), closed_at = :at, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("review", ChangeTable.JSON.writeValueAsString(review))
                .param("at", ChangeTable.utc(review.at()))
                .update();
    }

    void countUp(UUID id) {
        jdbc.sql("update change.change set version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** Two that meet cannot begin at the same moment without one of them seeing the other. */
    void oneStartsAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", STARTING)
                .query((row, number) -> number)
                .list();
    }
}
