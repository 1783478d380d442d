package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.ApiClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Alerts that are sent while the database is in trouble, each of a service of its own. */
final class AcceptedAlerts {

    private final AtomicInteger number = new AtomicInteger();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    Answer send(ApiClient sender, String description) {
        String service = "outage-" + number.incrementAndGet();
        Answer answer = sender.post(
                "/api/v2/alerts",
                List.of(Map.of(
                        "labels",
                        Map.of("alertname", "Broken", "severity", "high", "service", service),
                        "annotations",
                        Map.of("description", description))));
        if (answer.status() == 200) {
            accepted.add(service);
        }
        return answer;
    }

    int count() {
        return accepted.size();
    }

    /** Each becomes one incident, and that pages once; one whose answer was lost with the database does at most that. */
    void becomeOneIncidentAndOnePageEach(DriverManagerDataSource database, Duration within) {
        assertThat(accepted).isNotEmpty();
        Awaitility.await().atMost(within).untilAsserted(() -> {
            assertThat(incidents(database)).containsAll(accepted).doesNotHaveDuplicates();
            assertThat(pages(database)).hasSameSizeAs(incidents(database)).doesNotHaveDuplicates();
        });
    }

    private static List<String> incidents(DriverManagerDataSource database) {
        return JdbcClient.create(database)
                .sql("SELECT substring(group_key FROM 'outage-\\d+') FROM incident.incident")
                .query(String.class)
                .list();
    }

    /** Of the first step of the policy; that nobody can be reached is told beside it. */
    private static List<String> pages(DriverManagerDataSource database) {
        return JdbcClient.create(database).sql("""
                        SELECT about FROM notify.notice
                        WHERE channel = 'CONSOLE' AND key LIKE 'page/INC-%' AND split_part(key, '/', 4) = '0'""").query(String.class).list();
    }
}
