package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Notice;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.workflow.Processes;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits in a process waits on when the server was stopped meanwhile. */
class RestartTests {

    @AfterAll
    static void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void anEscalationThatBecameDueWhileTheServerWasDownIsMadeUpFor() {
        DataSource database = TestDatabase.fresh();
        Person wei;
        long deployed;
        try (var before = server(database)) {
            wei = before.getBean(KnownPeople.class).add("wei", "Zhang Wei");
            before.getBean(OnCall.class).ensureDefaults(wei.id());
            before.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> before.publishEvent(WorkflowRoom.firing("web-1", "high")));
            assertThat(noticeKeys(before)).singleElement().asString().contains("/0/0/");
            deployed = definitions(before);
            assertThat(deployed).isPositive();
        }
        try (var after = server(database)) {
            after.getBean(KnownPeople.class).put(wei);
            after.getBean(MovableClock.class).advance(Duration.ofHours(1));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(noticeKeys(after))
                            .singleElement()
                            .asString()
                            .contains("/0/1/"));
            assertThat(definitions(after))
                    .as("the same model is not deployed twice")
                    .isEqualTo(deployed);
            assertThat(after.getBean(Processes.class).definitionXml("incident-response", 1))
                    .isPresent();
        }
    }

    private static AnnotationConfigApplicationContext server(DataSource database) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean("dataSource", DataSource.class, () -> database);
        context.register(TestRooms.class, WorkflowRoom.Scan.class);
        context.refresh();
        return context;
    }

    private static long definitions(AnnotationConfigApplicationContext server) {
        return server.getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .count();
    }

    private static List<String> noticeKeys(AnnotationConfigApplicationContext server) {
        return server.getBean(SentNotices.class).all().stream()
                .map(Notice::key)
                .filter(key -> key.contains("/EMAIL/"))
                .toList();
    }
}
