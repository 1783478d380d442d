package io.evenkeel.alerting.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code alerting.rule_file}: the last good text of each of the installation's own rule files. */
@Component
class AcceptedFiles {

    /** Where an own file is written: through the API, or in the folder {@code rules} of the data folder. */
    enum Origin {
        API,
        FOLDER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A text in force. */
    record Accepted(String name, Origin origin, String content, long version) {}

    private final JdbcClient jdbc;

    AcceptedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Versions by name: what tells that another server, or a writer, has changed something. */
    Map<String, Long> versions() {
        var versions = new TreeMap<String, Long>();
        jdbc.sql("""
                        select name, version from alerting.rule_file
                        """).query(row -> {
            versions.put(row.getString("name"), row.getLong("version"));
        });
        return versions;
    }

    /** Names of those that stand in the folder. */
    List<String> ofFolder() {
        return jdbc.sql("""
                        select name from alerting.rule_file where origin = 'folder'
                        """).query((row, n) -> row.getString("name")).list();
    }

    Optional<Accepted> find(String name) {
        return jdbc.sql("""
                        select name, origin, content, version from alerting.rule_file where name = :name
                        """).param("name", name).query(AcceptedFiles::row).optional();
    }

    /** Holds it until the end of the transaction, so that of two writers one sees what the other did. */
    Optional<Accepted> lock(String name) {
        return jdbc.sql("""
                        select name, origin, content, version from alerting.rule_file where name = :name for update
                        """).param("name", name).query(AcceptedFiles::row).optional();
    }

    /** @return its version */
    long keep(String name, Origin origin, String content, String by, Instant now) {
        return jdbc.sql("""
                        insert into alerting.rule_file (name, origin, content, version, accepted_at, accepted_by)
                        values (:name, :origin, :content, 1, :now, :by)
                        on conflict (name) do update set content = excluded.content, origin = excluded.origin,
                            version = alerting.rule_file.version + 1, accepted_at = excluded.accepted_at,
                            accepted_by = excluded.accepted_by
                        returning version
                        """)
                .param("name", name)
                .param("origin", origin.word())
                .param("content", content)
                .param("now", AlertRows.utc(now))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void forget(String name) {
        jdbc.sql("""
                        delete from alerting.rule_file where name = :name
                        """).param("name", name).update();
    }

    private static Accepted row(ResultSet row, int number) throws SQLException {
        return new Accepted(
                row.getString("name"),
                row.getString("origin").equals(Origin.API.word()) ? Origin.API : Origin.FOLDER,
                row.getString("content"),
                row.getLong("version"));
    }
}
