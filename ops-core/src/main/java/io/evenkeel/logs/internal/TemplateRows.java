package io.evenkeel.logs.internal;

import io.evenkeel.logs.Logs.KnownTemplate;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Templates and sources in the database. */
@Repository
class TemplateRows {
    private final JdbcClient database;

    TemplateRows(JdbcClient database) {
        this.database = database;
    }

    /** The newest of them, the one met last at the end. */
    List<KnownTemplate> newest(int most) {
        return database.sql("""
                SELECT * FROM (
                    SELECT id, text, first_host, first_source, first_seen, last_seen
                    FROM logs.template ORDER BY last_seen DESC, id DESC LIMIT :most
                ) newest ORDER BY last_seen, id
                """)
                .param("most", most)
                .query(TemplateRows::template)
                .list();
    }

    long highestId() {
        return database.sql("SELECT coalesce(max(id), 0) FROM logs.template")
                .query(Long.class)
                .single();
    }

    List<KnownTemplate> those(Collection<Long> ids) {
        return database.sql("""
                SELECT id, text, first_host, first_source, first_seen, last_seen
                FROM logs.template WHERE id = ANY (:ids)
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query(TemplateRows::template)
                .list();
    }

    private static KnownTemplate template(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new KnownTemplate(
                row.getLong("id"),
                row.getString("text"),
                row.getString("first_host"),
                row.getString("first_source"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant());
    }

    void add(KnownTemplate template) {
        database.sql("""
                INSERT INTO logs.template (id, text, first_host, first_source, first_seen, last_seen)
                VALUES (:id, :text, :host, :source, :first, :first)
                ON CONFLICT (id) DO NOTHING
                """)
                .param("id", template.id())
                .param("text", template.text())
                .param("host", template.firstHost())
                .param("source", template.firstSource())
                .param("first", Timestamp.from(template.firstSeen()))
                .update();
    }

    /** By one statement, however many they are. */
    void met(Map<Long, Met> met) {
        List<Map.Entry<Long, Met>> each = List.copyOf(met.entrySet());
        database.sql("""
                UPDATE logs.template template
                SET text = met.text, last_seen = greatest(template.last_seen, met.at)
                FROM unnest(:ids::bigint[], :texts::text[], :ats::timestamptz[]) AS met (id, text, at)
                WHERE template.id = met.id
                """)
                .param("ids", each.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("texts", each.stream().map(one -> one.getValue().text()).toArray(String[]::new))
                .param(
                        "ats",
                        each.stream().map(one -> one.getValue().at().toString()).toArray(String[]::new))
                .update();
    }

    /** What a template has become, and when it was met last. */
    record Met(String text, Instant at) {}

    /** Those met last stay; the highest id too, since ids are never given again. */
    int forgetBeyond(int most) {
        return database.sql("""
                DELETE FROM logs.template WHERE id IN (
                    SELECT id FROM logs.template ORDER BY last_seen DESC, id DESC OFFSET :most)
                AND id < (SELECT max(id) FROM logs.template)
                """).param("most", most).update();
    }

    Map<Source, Instant> sources(int most) {
        return database
                .sql("SELECT host, source, first_seen FROM logs.source ORDER BY first_seen LIMIT :most")
                .param("most", most)
                .query((row, _) -> Map.entry(
                        new Source(row.getString("host"), row.getString("source")),
                        row.getTimestamp("first_seen").toInstant()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void add(Source source, Instant firstSeen) {
        database.sql("""
                INSERT INTO logs.source (host, source, first_seen) VALUES (:host, :source, :first)
                ON CONFLICT DO NOTHING
                """)
                .param("host", source.host())
                .param("source", source.name())
                .param("first", Timestamp.from(firstSeen))
                .update();
    }

    /** What writes lines on a host. */
    record Source(String host, String name) {}
}
