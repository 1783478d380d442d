package io.evenkeel.assistant.internal.chat;

import static io.evenkeel.assistant.internal.chat.ChatRows.utc;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked and spent, to be held against the limits; the same for all servers of an installation. */
@Component
class SpentRows {
    /** First key of the advisory locks; any number that nobody else uses in this database. */
    private static final int LOCK = 0x61736b;

    private final JdbcClient jdbc;

    SpentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two questions of one person at the same moment see each other. */
    void oneAtATime(String person) {
        jdbc.sql("select pg_advisory_xact_lock(:lock, :person)")
                .param("lock", LOCK)
                .param("person", person.hashCode())
                .query((row, number) -> number)
                .list();
    }

    int since(String person, Instant time) {
        return jdbc.sql("select count(*) from assistant.spent where person = :person and at > :time")
                .param("person", person)
                .param("time", utc(time))
                .query(Integer.class)
                .single();
    }

    int sinceOfAll(Instant time) {
        return jdbc.sql("select count(*) from assistant.spent where at > :time")
                .param("time", utc(time))
                .query(Integer.class)
                .single();
    }

    /** When the first of a person's questions after that time was asked. */
    Instant firstSince(String person, Instant time) {
        return jdbc.sql(
                        "select coalesce(min(at), :time) as first from assistant.spent where person = :person and at > :time")
                .param("person", person)
                .param("time", utc(time))
                .query((row, number) ->
                        row.getObject("first", java.time.OffsetDateTime.class).toInstant())
                .single();
    }

    long tokensSince(Instant time) {
        return jdbc.sql("select coalesce(sum(tokens), 0) from assistant.spent where at >= :time")
                .param("time", utc(time))
                .query(Long.class)
                .single();
    }

    void add(UUID id, String person, Instant at) {
        jdbc.sql("insert into assistant.spent (id, person, at) values (:id, :person, :at)")
                .param("id", id)
                .param("person", person)
                .param("at", utc(at))
                .update();
    }

    void tokens(UUID id, long tokens) {
        jdbc.sql("update assistant.spent set tokens = :tokens where id = :id")
                .param("tokens", tokens)
                .param("id", id)
                .update();
    }

    int forgetBefore(Instant time) {
        return jdbc.sql("delete from assistant.spent where at < :time")
                .param("time", utc(time))
                .update();
    }
}
