package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handover.Acceptance;
import io.evenkeel.oncall.Handover.Reminder;
import io.evenkeel.oncall.Handover.Section;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.Handover.State;
import io.evenkeel.oncall.OnCall.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was handed over, as rows; only ever added to. */
@Component
class HandoverRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Section>> SECTIONS = new TypeReference<>() {};

    private static final String FROM = """
            from oncall.handover h
            left join oncall.handover_acceptance a on a.handover_id = h.id
            """;
    private static final String IS_REPLACED = """
            exists (select from oncall.handover later where later.schedule_id = h.schedule_id and later.number > h.number)
            """;
    private static final String HEAD =
            "select h.id, h.place, h.schedule_id, h.schedule, h.number, h.by_person, h.by_name,"
                    + " h.from_person, h.from_name, h.to_person, h.to_name, h.shift_from, h.shift_to, h.at, h.note,"
                    + " a.by_person as accepted_by, a.by_name as accepted_name, a.in_name_of, a.at as accepted_at, "
                    + IS_REPLACED + " as replaced, ";
    private static final String WHOLE = HEAD + "h.sections " + FROM;
    private static final String WITHOUT_CONTENT = HEAD + "cast('[]' as jsonb) as sections " + FROM;

    private final JdbcClient jdbc;

    HandoverRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param place in the list */
    record Placed(long place, Handover handover) {}

    /** Keeps others from handing over the same schedule, or accepting what it handed over, until the transaction ends. */
    void lock(UUID schedule) {
        jdbc.sql("select id from oncall.schedule where id = :id for update")
                .param("id", schedule)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    int nextNumber(UUID schedule) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from oncall.handover where schedule_id = :schedule")
                .param("schedule", schedule)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    void insert(Handover handover) {
        jdbc.sql("""
                        insert into oncall.handover (id, schedule_id, schedule, number, by_person, by_name, from_person,
                            from_name, to_person, to_name, shift_from, shift_to, at, note, sections)
                        values (:id, :schedule, :name, :number, :by, :byName, :from, :fromName, :to, :toName, :shiftFrom,
                            :shiftTo, :at, :note, cast(:sections as jsonb))""")
                .param("id", handover.id())
                .param("schedule", handover.schedule())
                .param("name", handover.scheduleName())
                .param("number", handover.number())
                .param("by", handover.by().id())
                .param("byName", handover.by().name())
                .param("from", handover.from().map(Someone::id).orElse(null))
                .param("fromName", handover.from().map(Someone::name).orElse(""))
                .param("to", handover.to().id())
                .param("toName", handover.to().name())
                .param("shiftFrom", utc(handover.shift().from()))
                .param("shiftTo", utc(handover.shift().to()))
                .param("at", utc(handover.at()))
                .param("note", handover.note())
                .param("sections", JSON.writeValueAsString(handover.sections()))
                .update();
    }

    /** False if it is accepted already. */
    boolean insert(UUID handover, Acceptance acceptance) {
        return jdbc.sql("""
                        insert into oncall.handover_acceptance (handover_id, by_person, by_name, in_name_of, at)
                        values (:id, :by, :name, :inNameOf, :at) on conflict (handover_id) do nothing""")
                        .param("id", handover)
                        .param("by", acceptance.by().id())
                        .param("name", acceptance.by().name())
                        .param("inNameOf", acceptance.inNameOf().orElse(null))
                        .param("at", utc(acceptance.at()))
                        .update()
                == 1;
    }

    /** False if this step was made already. */
    boolean insert(UUID handover, Reminder reminder) {
        return jdbc.sql("""
                        insert into oncall.handover_reminder (handover_id, step, person_id, person, at)
                        values (:id, :step, :person, :name, :at) on conflict (handover_id, step) do nothing""")
                        .param("id", handover)
                        .param("step", reminder.step())
                        .param("person", reminder.person().map(Someone::id).orElse(null))
                        .param("name", reminder.person().map(Someone::name).orElse(""))
                        .param("at", utc(reminder.at()))
                        .update()
                == 1;
    }

    Optional<Handover> find(UUID id) {
        return whole(jdbc.sql(WHOLE + "where h.id = :id").param("id", id)).stream()
                .map(Placed::handover)
                .findFirst();
    }

    /** Those that wait to be accepted: at most one of each schedule. */
    List<Placed> waiting() {
        return whole(jdbc.sql(WITHOUT_CONTENT + "where a.handover_id is null and not " + IS_REPLACED
                + " order by h.place desc limit 200"));
    }

    List<Placed> before(Optional<Long> before, int limit) {
        return whole(jdbc.sql(WITHOUT_CONTENT + "where h.place < :before order by h.place desc limit :limit")
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit));
    }

    /** Whether a shift was handed what was to be known, by its beginning and its person. */
    boolean isHandedTo(UUID schedule, UUID person, Instant shiftFrom) {
        return jdbc.sql("""
                        select exists (select from oncall.handover
                            where schedule_id = :schedule and to_person = :person and shift_from = :from)""")
                .param("schedule", schedule)
                .param("person", person)
                .param("from", utc(shiftFrom))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private List<Placed> whole(StatementSpec statement) {
        List<Placed> found = statement.query(HandoverRows::placed).list();
        Map<UUID, List<Reminder>> reminders = new HashMap<>();
        jdbc.sql("select * from oncall.handover_reminder where handover_id = any(:ids) order by step")
                .param("ids", found.stream().map(each -> each.handover().id()).toArray(UUID[]::new))
                .query(row -> {
                    reminders
                            .computeIfAbsent(row.getObject("handover_id", UUID.class), _ -> new ArrayList<>())
                            .add(reminder(row));
                });
        return found.stream()
                .map(each -> new Placed(
                        each.place(),
                        with(
                                each.handover(),
                                each.handover().sections(),
                                reminders.getOrDefault(each.handover().id(), List.of()))))
                .toList();
    }

    static Handover with(Handover h, List<Section> sections, List<Reminder> reminders) {
        return new Handover(
                h.id(),
                h.schedule(),
                h.scheduleName(),
                h.number(),
                h.by(),
                h.from(),
                h.to(),
                h.shift(),
                h.at(),
                h.note(),
                sections,
                h.state(),
                h.acceptance(),
                reminders);
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                row.getInt("step"),
                someone(row.getObject("person_id", UUID.class), row.getString("person")),
                instant(row, "at"));
    }

    private static Placed placed(ResultSet row, int number) throws SQLException {
        Optional<Someone> acceptedBy =
                someone(row.getObject("accepted_by", UUID.class), row.getString("accepted_name"));
        Optional<Acceptance> acceptance = acceptedBy.isEmpty()
                ? Optional.empty()
                : Optional.of(new Acceptance(
                        acceptedBy.get(),
                        Optional.ofNullable(row.getString("in_name_of")),
                        instant(row, "accepted_at")));
        State left = row.getBoolean("replaced") ? State.REPLACED : State.WAITING;
        return new Placed(
                row.getLong("place"),
                new Handover(
                        row.getObject("id", UUID.class),
                        row.getObject("schedule_id", UUID.class),
                        row.getString("schedule"),
                        row.getInt("number"),
                        new Someone(row.getObject("by_person", UUID.class), row.getString("by_name")),
                        someone(row.getObject("from_person", UUID.class), row.getString("from_name")),
                        new Someone(row.getObject("to_person", UUID.class), row.getString("to_name")),
                        new Span(instant(row, "shift_from"), instant(row, "shift_to")),
                        instant(row, "at"),
                        row.getString("note"),
                        JSON.readValue(row.getString("sections"), SECTIONS),
                        acceptance.isPresent() ? State.ACCEPTED : left,
                        acceptance,
                        List.of()));
    }

    private static Optional<Someone> someone(@Nullable UUID id, @Nullable String name) {
        return id == null ? Optional.empty() : Optional.of(new Someone(id, name == null ? "" : name));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
