package io.evenkeel.workflow.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.fakes.HeardEvents;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Processes.Position;
import io.evenkeel.workflow.Processes.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.spring.boot.starter.OperatonBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rooms oncall, incident and workflow with their real services, the real engine and a fresh database. Wei is on call,
 * Ana is next. Timers fire when the test asks for what is due.
 */
final class WorkflowRoom implements AutoCloseable {
    /** The engine takes seconds to make its tables, so all tests of a JVM share one and clean it. */
    private static final AnnotationConfigApplicationContext SHARED =
            new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);

    static final OptionalLong ANY_VERSION = OptionalLong.empty();
    private static final Instant BEGIN = Instant.parse("2026-11-21T01:58:00Z");

    final AnnotationConfigApplicationContext context;
    final Incidents incidents;
    final Processes processes;
    final OnCall onCall;
    final Pages pages;
    final SentNotices notices;
    final HeardEvents heard;
    final MovableClock clock;
    final KnownPeople people;
    final Person wei;
    final Person ana;
    final Actor asWei;

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan(
            basePackages = {
                "io.evenkeel.inventory.internal",
                "io.evenkeel.oncall.internal",
                "io.evenkeel.incident.internal",
                "io.evenkeel.workflow.internal"
            },
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*inventory.internal.Discovery(Run|Job).*"))
    @ImportAutoConfiguration(OperatonBpmAutoConfiguration.class)
    static class Scan {

        @Bean
        PurchaseRoom purchaseRoom(io.evenkeel.workflow.Approvals approvals) {
            return new PurchaseRoom(approvals);
        }

        @Bean
        @Primary
        LateCourse lateCourse(
                Incidents incidents,
                RuntimeService runtime,
                TaskService tasks,
                CourseRows rows,
                CourseVariables variables,
                CourseTimers timers,
                PlatformTransactionManager transactions) {
            return new LateCourse(incidents, runtime, tasks, rows, variables, timers, transactions);
        }
    }

    /** Follows at once, or, while deliveries are held, only when the test delivers what came. */
    static class LateCourse extends IncidentCourse {
        private final List<String> held = new ArrayList<>();
        private boolean holding;

        LateCourse(
                Incidents incidents,
                RuntimeService runtime,
                TaskService tasks,
                CourseRows rows,
                CourseVariables variables,
                CourseTimers timers,
                PlatformTransactionManager transactions) {
            super(incidents, runtime, tasks, rows, variables, timers, transactions);
        }

        @Override
        void follow(String incident) {
            if (holding) {
                held.add(incident);
            } else {
                super.follow(incident);
            }
        }

        void hold(boolean hold) {
            holding = hold;
            held.clear();
        }

        int waiting() {
            return held.size();
        }

        /** Delivers one of what came meanwhile; delivered things can be delivered again. */
        void deliver(int which) {
            super.follow(held.get(which));
        }
    }

    WorkflowRoom() {
        context = SHARED;
        context.getBean(EngineJobs.class).stop();
        clean();
        incidents = context.getBean(Incidents.class);
        processes = context.getBean(Processes.class);
        onCall = context.getBean(OnCall.class);
        pages = context.getBean(Pages.class);
        notices = context.getBean(SentNotices.class);
        heard = context.getBean(HeardEvents.class);
        clock = context.getBean(MovableClock.class);
        people = context.getBean(KnownPeople.class);
        wei = people.add("wei", "Zhang Wei");
        ana = people.add("ana", "Ana Souza");
        asWei = KnownPeople.actor(wei);
        onCallAgain();
    }

    void onCallAgain() {
        onCall.ensureDefaults(wei.id());
        turns(wei, ana);
    }

    void turns(Person... people) {
        Schedule now = onCall.schedules().getFirst();
        onCall.change(
                asWei,
                new Schedule(
                        now.id(),
                        now.name(),
                        ZoneOffset.UTC,
                        Stream.of(people).map(Person::id).toList(),
                        LocalDateTime.parse("2026-11-20T08:00"),
                        Duration.ofDays(1),
                        now.version()));
    }

    /** An alert on web-1 fires, for the first time (0) or again. */
    void fires(String severity, int stretch) {
        publish(new AlertFiring(alert("web-1", severity, Alert.State.FIRING, stretch)));
    }

    /** An alert on another host fires. */
    void firesOn(String host) {
        publish(firing(host, "high"));
    }

    static AlertFiring firing(String host, String severity) {
        return new AlertFiring(alert(host, severity, Alert.State.FIRING, 0));
    }

    /** A silence comes over the alert on web-1. */
    void mutes(String severity) {
        publish(new AlertMuted(alert("web-1", severity, Alert.State.FIRING, 0).mutedBy(List.of("a silence"), 10)));
    }

    /** The silence ends, and it fires still. */
    void unmutes(String severity) {
        publish(new AlertFiring(alert("web-1", severity, Alert.State.FIRING, 0).mutedBy(List.of(), 11)));
    }

    void clears(String severity, int stretch) {
        publish(new AlertResolved(alert("web-1", severity, Alert.State.RESOLVED, stretch)));
    }

    private static Alert alert(String host, String severity, Alert.State state, int stretch) {
        var labels = new HashMap<>(Map.of("alertname", "HighLoad", "host", host, "severity", severity));
        Instant since = BEGIN.plusSeconds(3600L * stretch);
        return new Alert(
                "f-" + host + severity,
                state,
                labels,
                Map.of("summary", "web-1 is busy"),
                "node_load1 > 4",
                7.5,
                Optional.of(4.0),
                since,
                Optional.of(since.plusSeconds(60)),
                Optional.empty(),
                state == Alert.State.FIRING ? 3L * stretch + 2 : 3L * stretch + 3);
    }

    void publish(Object event) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event));
    }

    Incident incident() {
        List<Incident> all = incidents.list(false, 10);
        if (all.size() != 1) {
            throw new AssertionError("one incident expected, there are " + all);
        }
        return all.getFirst();
    }

    String key() {
        return incident().key();
    }

    void acknowledge() {
        incidents.acknowledge(asWei, key(), ANY_VERSION);
    }

    void resolve() {
        incidents.resolve(asWei, key(), "", Optional.of("enough"), ANY_VERSION);
    }

    void review() {
        incidents.review(asWei, key(), new Review("why", "how"), ANY_VERSION);
    }

    /** Moves the clock and lets fire what is due then; timers that these begin and that are due at once fire too. */
    void passes(Duration duration) {
        clock.advance(duration);
        fireDue();
    }

    void fireDue() {
        var management = context.getBean(ManagementService.class);
        for (int i = 0; i < 20; i++) {
            List<Job> due = management.createJobQuery().timers().list().stream()
                    .filter(job -> !job.getDuedate().toInstant().isAfter(clock.instant()))
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> management.executeJob(job.getId()));
        }
        throw new AssertionError("timers without end");
    }

    /** As if the engine's tables had been lost. */
    void loseProcess() {
        var runtime = context.getBean(RuntimeService.class);
        var history = context.getBean(HistoryService.class);
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));
    }

    Position position() {
        return processes.position(key()).orElseThrow();
    }

    /** Where the process waits now, without what only encloses it. */
    List<String> active() {
        return active(key());
    }

    List<String> active(String key) {
        return processes.position(key).orElseThrow().steps().stream()
                .filter(step -> step.state() == Processes.State.ACTIVE)
                .map(Step::activityId)
                .filter(id -> !List.of("paging", "holding", "aftercare").contains(id))
                .toList();
    }

    /** Whom mails went to, in order. */
    List<String> mailed() {
        return notices.all().stream()
                .filter(notice -> notice.channel() == Channel.EMAIL)
                .map(Notice::address)
                .toList();
    }

    List<Entry.Kind> kinds() {
        return incidents.timeline(key()).reversed().stream().map(Entry::kind).toList();
    }

    void clean() {
        loseProcess();
        context.getBean(JdbcClient.class).sql("""
                        truncate oncall.page, oncall.page_notice, oncall.next_page, oncall.policy_step, oncall.policy,
                            oncall.schedule_person, oncall.schedule, incident.reason, incident.entry, incident.alert,
                            incident.alert_heard, incident.incident, workflow.course cascade""").update();
        context.getBean(LateCourse.class).hold(false);
        context.getBean(SentNotices.class).forget();
        context.getBean(HeardEvents.class).forget();
        context.getBean(MovableClock.class).moveTo("2026-11-21T02:00:00Z");
    }

    @Override
    public void close() {
        context.getBean(EngineJobs.class).stop();
        ClockUtil.reset();
    }
}
