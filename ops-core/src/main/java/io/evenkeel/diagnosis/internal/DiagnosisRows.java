package io.evenkeel.diagnosis.internal;

import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
import io.evenkeel.diagnosis.Diagnoses.SaidCause;
import io.evenkeel.diagnosis.Diagnosis;
import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Scene.Past;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Diagnoses and verdicts as rows. Of an incident the first diagnosis is kept, and the newest ones. */
@Repository
class DiagnosisRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<Kind, Double>> BY_KIND = new TypeReference<>() {};
    private static final int NEWEST_KEPT = 5;
    private static final int MOST_PAST = 500;

    private final JdbcClient jdbc;

    /**
     * @param since when looking began
     * @param until when it is due again by itself
     */
    record Due(String incident, Instant since, Instant until) {}

    /** What a verdict says of how well the diagnosis judged. */
    record Judged(Optional<Kind> kind, Map<Kind, Double> expected) {}

    DiagnosisRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MadeDiagnosis> newest(String incident) {
        return jdbc.sql("""
                        select run.incident, run.number, run.made_at, run.onset, run.answer,
                            verdict.suspect, verdict.words, verdict.by_name, verdict.said_at
                        from diagnosis.run run left join diagnosis.verdict verdict on verdict.incident = run.incident
                        where run.incident = :incident order by run.number desc limit 1""")
                .param("incident", incident)
                .query(DiagnosisRows::made)
                .optional();
    }

    private static MadeDiagnosis made(ResultSet row, int number) throws SQLException {
        OffsetDateTime said = row.getObject("said_at", OffsetDateTime.class);
        return new MadeDiagnosis(
                row.getString("incident"),
                row.getInt("number"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("onset", OffsetDateTime.class).toInstant(),
                JSON.readValue(row.getString("answer"), Diagnosis.class),
                said == null
                        ? Optional.empty()
                        : Optional.of(new SaidCause(
                                Optional.ofNullable(row.getString("suspect")),
                                row.getString("words"),
                                row.getString("by_name"),
                                said.toInstant())));
    }

    void add(String incident, int number, Instant at, Instant onset, Diagnosis diagnosis) {
        jdbc.sql("""
                        insert into diagnosis.run (incident, number, made_at, onset, answer)
                        values (:incident, :number, :at, :onset, cast(:answer as jsonb))""")
                .param("incident", incident)
                .param("number", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("onset", onset.atOffset(ZoneOffset.UTC))
                .param("answer", JSON.writeValueAsString(diagnosis))
                .update();
        jdbc.sql("""
                        delete from diagnosis.run
                        where incident = :incident and number > 1 and number <= :old""")
                .param("incident", incident)
                .param("old", number - NEWEST_KEPT)
                .update();
    }

    /** Begins to look at an incident, or begins anew. */
    void due(String incident, Instant since, Instant next) {
        jdbc.sql("""
                        insert into diagnosis.due (incident, opened_at, next_at) values (:incident, :opened, :next)
                        on conflict (incident) do update set opened_at = excluded.opened_at, next_at = excluded.next_at""")
                .param("incident", incident)
                .param("opened", since.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Brings the next look forward, where one is due at all. */
    void sooner(String incident, Instant next) {
        jdbc.sql("""
                        update diagnosis.due set next_at = :next where incident = :incident and next_at > :next""")
                .param("incident", incident)
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes one that is due; it is due again at {@code until} where whoever took it is not heard of. */
    Optional<Due> take(Instant now, Instant until) {
        return jdbc.sql("""
                        update diagnosis.due set next_at = :until
                        where incident = (select incident from diagnosis.due where next_at <= :now
                            order by next_at limit 1 for update skip locked)
                        returning incident, opened_at, next_at""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Due(
                        row.getString("incident"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("next_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Gives back what was taken, due again then; what asked for another time meanwhile stays. */
    void again(Due taken, Instant next) {
        jdbc.sql("""
                        update diagnosis.due set next_at = :next where incident = :incident and next_at = :until""")
                .param("incident", taken.incident())
                .param("until", taken.until().atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends the looking, unless somebody asked for it meanwhile. */
    void over(Due taken) {
        jdbc.sql("delete from diagnosis.due where incident = :incident and next_at = :until")
                .param("incident", taken.incident())
                .param("until", taken.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    void say(
            String incident,
            Optional<String> suspect,
            Optional<Kind> kind,
            String words,
            Map<Kind, Double> expected,
            String byId,
            String byName,
            Instant at) {
        jdbc.sql("""
                        insert into diagnosis.verdict
                            (incident, suspect, kind, words, expected, by_id, by_name, said_at)
                        values (:incident, :suspect, :kind, :words, cast(:expected as jsonb), :byId, :byName, :at)
                        on conflict (incident) do update set suspect = excluded.suspect, kind = excluded.kind,
                            words = excluded.words, expected = excluded.expected, by_id = excluded.by_id,
                            by_name = excluded.by_name, said_at = excluded.said_at""")
                .param("incident", incident)
                .param("suspect", suspect.orElse(null))
                .param("kind", kind.map(Enum::name).orElse(null))
                .param("words", words)
                .param("expected", JSON.writeValueAsString(expected))
                .param("byId", byId)
                .param("byName", byName)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Judged> judged() {
        return jdbc.sql("select kind, expected from diagnosis.verdict order by said_at desc limit :most")
                .param("most", MOST_PAST)
                .query((row, number) -> new Judged(
                        Optional.ofNullable(row.getString("kind")).map(Kind::valueOf),
                        JSON.readValue(row.getString("expected"), BY_KIND)))
                .list();
    }

    /** What people said of other incidents. */
    List<Past> past(String otherThan) {
        return jdbc.sql("""
                        select incident, suspect from diagnosis.verdict
                        where suspect is not null and incident <> :incident order by said_at desc limit :most""")
                .param("incident", otherThan)
                .param("most", MOST_PAST)
                .query((row, number) -> new Past(row.getString("incident"), row.getString("suspect")))
                .list();
    }
}
