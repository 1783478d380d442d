package io.evenkeel.workflow.internal;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one at a time move the process of a thing: whoever moves it for an event, or by a timer. Without it, an event and a
 * timer at the same moment write the same rows of the engine in different orders, and the database ends one of them.
 */
@Component
class CourseRows {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    CourseRows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits for whoever moves it now, and keeps others waiting until the transaction ends. */
    void hold(String businessKey) {
        jdbc.sql("""
                        insert into workflow.course (business_key, begun_at) values (:key, :now)
                        on conflict do nothing""")
                .param("key", businessKey)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("select business_key from workflow.course where business_key = :key for update")
                .param("key", businessKey)
                .query((row, number) -> row.getString("business_key"))
                .single();
    }
}
