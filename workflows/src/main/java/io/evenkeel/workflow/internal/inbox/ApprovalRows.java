package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Approvals.Vote;
import io.evenkeel.workflow.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code workflow.approval} and its votes. There is no statement that changes a row. */
@Repository
class ApprovalRows {

    /**
     * @param task that ends with the decision
     * @param countersigns the task that waits for this signature
     */
    record Stored(
            UUID id,
            Question question,
            Instant openedAt,
            Optional<String> task,
            Optional<String> countersigns,
            boolean withdrawn) {}

    private static final String SELECT = """
            select a.*, exists (select from workflow.approval_withdrawn w where w.approval = a.id) as withdrawn
            from workflow.approval a
            """;

    private final JdbcClient jdbc;

    ApprovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Stored stored) {
        Question question = stored.question();
        jdbc.sql("""
                        insert into workflow.approval (id, business_key, step, name_en, name_zh, subject, asked_by, groups, people,
                            yes_needed, one_no_refuses, due, opened_at, task, countersigns)
                        values (:id, :key, :step, :en, :zh, :subject, :askedBy, :groups, :people,
                            :yes, :oneNo, :due, :at, :task, :countersigns)""")
                .param("id", stored.id())
                .param("key", question.businessKey())
                .param("step", question.step())
                .param("en", question.name().en())
                .param("zh", question.name().zh())
                .param("subject", question.subject())
                .param("askedBy", question.askedBy().orElse(null))
                .param("groups", question.rule().groups().toArray(String[]::new))
                .param("people", question.rule().people().toArray(UUID[]::new))
                .param("yes", question.rule().yesNeeded())
                .param("oneNo", question.rule().oneNoRefuses())
                .param(
                        "due",
                        question.due().map(due -> due.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("at", stored.openedAt().atOffset(ZoneOffset.UTC))
                .param("task", stored.task().orElse(null))
                .param("countersigns", stored.countersigns().orElse(null))
                .update();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id")
                .param("id", id)
                .query((row, number) -> stored(row))
                .optional();
    }

    /** Votes are counted one after the other. */
    Optional<Stored> lock(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id for update of a")
                .param("id", id)
                .query((row, number) -> stored(row))
                .optional();
    }

    /** The newest first. */
    List<Stored> about(String businessKey) {
        return jdbc.sql(SELECT + " where a.business_key = :key order by a.number desc")
                .param("key", businessKey)
                .query((row, number) -> stored(row))
                .list();
    }

    /** The newest first. */
    List<Stored> countersigning(String task) {
        return jdbc.sql(SELECT + " where a.countersigns = :task order by a.number desc")
                .param("task", task)
                .query((row, number) -> stored(row))
                .list();
    }

    /** Those that end with this task or wait for it. */
    List<Stored> ofTask(String task) {
        return jdbc.sql(SELECT + " where a.task = :task or a.countersigns = :task")
                .param("task", task)
                .query((row, number) -> stored(row))
                .list();
    }

    void vote(UUID approval, int number, Vote vote) {
        jdbc.sql("""
                        insert into workflow.vote (approval, number, person, for_person, yes, reason, at)
                        values (:approval, :number, :person, :forPerson, :yes, :reason, :at)""")
                .param("approval", approval)
                .param("number", number)
                .param("person", vote.person())
                .param("forPerson", vote.forPerson().orElse(null))
                .param("yes", vote.yes())
                .param("reason", vote.reason())
                .param("at", vote.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** In order; without names. */
    List<Vote> votes(UUID approval) {
        return jdbc.sql("select * from workflow.vote where approval = :approval order by number")
                .param("approval", approval)
                .query((row, number) -> new Vote(
                        row.getObject("person", UUID.class),
                        "",
                        Optional.ofNullable(row.getObject("for_person", UUID.class)),
                        Optional.empty(),
                        row.getBoolean("yes"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void withdraw(UUID approval, Instant at, String reason) {
        jdbc.sql("""
                        insert into workflow.approval_withdrawn (approval, at, reason) values (:approval, :at, :reason)
                        on conflict do nothing""")
                .param("approval", approval)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Rule rule = new Rule(
                Set.of((String[]) row.getArray("groups").getArray()),
                Set.of((UUID[]) row.getArray("people").getArray()),
                row.getInt("yes_needed"),
                row.getBoolean("one_no_refuses"));
        Question question = new Question(
                row.getString("business_key"),
                row.getString("step"),
                new Words(row.getString("name_en"), row.getString("name_zh")),
                row.getString("subject"),
                Optional.ofNullable(row.getObject("asked_by", UUID.class)),
                rule,
                Optional.ofNullable(row.getObject("due", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
        return new Stored(
                row.getObject("id", UUID.class),
                question,
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("task")),
                Optional.ofNullable(row.getString("countersigns")),
                row.getBoolean("withdrawn"));
    }
}
