package io.evenkeel.resource.internal;

import io.evenkeel.resource.Resources.Happened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The table {@code resource.entry}: what happened to a resource; only added to. */
@Component
class HistoryRows {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID resource, Instant at, String actor, String what, Map<String, String> facts) {
        jdbc.sql("""
                        insert into resource.entry (resource_id, at, actor_name, what, facts)
                        values (:resource, :at, :actor, :what, cast(:facts as jsonb))""")
                .param("resource", resource)
                .param("at", ResourceRows.utc(at))
                .param("actor", actor)
                .param("what", what)
                .param("facts", ResourceRows.JSON.writeValueAsString(facts))
                .update();
    }

    /** Newest first. */
    List<Happened> of(UUID resource) {
        return jdbc.sql("""
                        select at, actor_name, what, facts from resource.entry
                        where resource_id = :resource order by id desc limit :limit""")
                .param("resource", resource)
                .param("limit", MOST)
                .query((row, number) -> new Happened(
                        ResourceRows.instant(row, "at").orElseThrow(),
                        row.getString("actor_name"),
                        row.getString("what"),
                        ResourceRows.JSON.readValue(row.getString("facts"), FACTS)))
                .list();
    }
}
