package io.evenkeel.workflow.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one at a time move the process of a thing. */
@Component
class CourseRows {
    private final JdbcClient jdbc;

    CourseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever moves it now, and keeps others waiting until the transaction ends. */
    void hold(String businessKey, Instant now) {
        jdbc.sql("""
                        insert into workflow.course (business_key, begun_at) values (:key, :now)
                        on conflict do nothing""")
                .param("key", businessKey)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("select business_key from workflow.course where business_key = :key for update")
                .param("key", businessKey)
                .query((row, number) -> row.getString("business_key"))
                .single();
    }
}
