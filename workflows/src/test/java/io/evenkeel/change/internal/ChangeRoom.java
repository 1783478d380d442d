package io.evenkeel.change.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.alerting.Silences;
import io.evenkeel.alerting.Silences.Silence;
import io.evenkeel.audit.Actor;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Changes;
import io.evenkeel.change.Changes.Draft;
import io.evenkeel.change.Freezes;
import io.evenkeel.change.Templates;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.problem.Problems;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.spring.boot.starter.OperatonBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The room change with the real rooms below it, silences and the engine among them, and a fresh database. Timers and jobs
 * run when the test asks for what is due. Ping plans, Mei and Omar approve.
 */
final class ChangeRoom implements AutoCloseable {
    /** The engine takes seconds to make its tables, so all tests of a JVM share one and clean it. */
    private static final AnnotationConfigApplicationContext SHARED =
            new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);

    static final OptionalLong ANY = OptionalLong.empty();
    static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    private static final String EVERYTHING_ELSE_RUNS_BY_ITSELF = "engineJobs";

    final AnnotationConfigApplicationContext context = SHARED;
    final Changes changes = context.getBean(Changes.class);
    final Freezes freezes = context.getBean(Freezes.class);
    final Templates templates = context.getBean(Templates.class);
    final Silences silences = context.getBean(Silences.class);
    final Inventory inventory = context.getBean(Inventory.class);
    final Problems problems = context.getBean(Problems.class);
    final Incidents incidents = context.getBean(Incidents.class);
    final Approvals approvals = context.getBean(Approvals.class);
    final Tasks tasks = context.getBean(Tasks.class);
    final Processes processes = context.getBean(Processes.class);
    final RecordedAudit audit = context.getBean(RecordedAudit.class);
    final KnownSeries measured = context.getBean(KnownSeries.class);
    final MovableClock clock = context.getBean(MovableClock.class);
    final Person ping = person("ping", Role.ON_CALL_ENGINEER);
    final Person mei = person("mei", Role.CHANGE_MANAGER);
    final Person omar = person("omar", Role.ADMINISTRATOR);
    final UUID web;
    final UUID database;

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan(
            basePackages = {
                "io.evenkeel.inventory.internal",
                "io.evenkeel.oncall.internal",
                "io.evenkeel.incident.internal",
                "io.evenkeel.workflow.internal",
                "io.evenkeel.problem.internal",
                "io.evenkeel.change.internal"
            },
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*inventory.internal.Discovery(Run|Job).*",
                                ".*workflow.internal.[A-Za-z]*Room.*"
                            }))
    @ComponentScan(
            basePackages = "io.evenkeel.alerting.internal",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*internal.(StoredSilences|SilenceRows|DismissalRows|MutingLock|Announcements|AlertRows|AlertSteps)"))
    @ImportAutoConfiguration(OperatonBpmAutoConfiguration.class)
    static class Scan {

        @Bean
        KnownSeries knownSeries() {
            return new KnownSeries();
        }
    }

    ChangeRoom() {
        context.getBean(EVERYTHING_ELSE_RUNS_BY_ITSELF, SmartLifecycle.class).stop();
        clean();
        clock.moveTo(NOW.toString());
        web = host("web-1");
        database = host("db-1");
    }

    private Person person(String name, Role role) {
        KnownPeople people = context.getBean(KnownPeople.class);
        people.remove(name);
        return people.put(new Person(UUID.randomUUID(), name, name, Optional.of(name + "@example.org"), role));
    }

    static Actor as(Person person) {
        return KnownPeople.actor(person);
    }

    /** As discovery writes it down. */
    UUID host(String name) {
        UUID id = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("""
                        insert into inventory.item (id, kind, name, found_as, facts, retired, version)
                        values (:id, 'host', :name, :foundAs, '{}', false, 1)""")
                .param("id", id)
                .param("name", name)
                .param("foundAs", "host/" + name)
                .update();
        return id;
    }

    UUID service(String name, UUID... needs) {
        var traits = new Inventory.Traits(
                name, Optional.of(io.evenkeel.inventory.Criticality.HIGH), Optional.empty(), Optional.empty());
        UUID id = inventory
                .add(as(omar), io.evenkeel.inventory.Kind.BUSINESS_SERVICE, traits)
                .id();
        inventory.link(as(omar), id, List.of(needs), Optional.empty(), Optional.empty());
        return id;
    }

    Draft draft(Kind kind, Duration beginsIn, UUID... items) {
        Instant from = clock.instant().plus(beginsIn);
        return new Draft(
                kind,
                Optional.empty(),
                "New kernel",
                "The old one has a hole",
                List.of(items),
                from,
                from.plus(Duration.ofHours(2)),
                List.of("Install it", "Boot"),
                List.of("Boot the old one"),
                true);
    }

    /** Planned by Ping, submitted and approved. */
    Change scheduled(Duration beginsIn, UUID... items) {
        Change planned = changes.plan(as(ping), draft(Kind.NORMAL, beginsIn, items));
        changes.submit(as(ping), planned.key(), Optional.empty(), ANY);
        runJobs();
        vote(mei, planned.key(), true);
        return find(planned.key());
    }

    Change find(String key) {
        return changes.find(key).orElseThrow();
    }

    void vote(Person person, String key, boolean yes) {
        String id = approvals.about(key).getFirst().id();
        approvals.vote(as(person), id, yes, yes ? "" : "not in this week", Optional.empty());
        runJobs();
    }

    /** As an administrator does it in the monitor. */
    void cancel(String key, String reason) {
        Monitor monitor = context.getBean(Monitor.class);
        String id = monitor.running(
                        as(omar), new Monitor.Filter(Optional.empty(), false, Optional.of(key)), Optional.empty(), 10)
                .items()
                .getFirst()
                .id();
        monitor.cancel(as(omar), id, reason);
        runJobs();
    }

    void tickAll(String key) {
        Change change = find(key);
        var steps = change.state() == Change.State.BACKING_OUT ? change.backOut() : change.implementation();
        for (int i = 1; i <= steps.size(); i++) {
            changes.tick(as(ping), key, i);
        }
    }

    List<Silence> active() {
        return silences.all().stream()
                .filter(silence -> silence.state(clock.instant()) == Silences.State.ACTIVE)
                .toList();
    }

    List<Task> inbox(Person person) {
        return tasks.waitingFor(as(person), Tasks.Filter.ALL, Optional.empty(), 50)
                .items();
    }

    /** An alert on a host fires; an incident follows. */
    void fires(String host, String alertname) {
        publish(new AlertFiring(alert(host, alertname, clock.instant(), Alert.State.FIRING)));
    }

    /** One that was fought, ended and closed within ten minutes. */
    String trouble(String host, String alertname) {
        Instant begin = clock.instant();
        fires(host, alertname);
        String key = incidents.list(true, 10).getFirst().key();
        passes(Duration.ofMinutes(10));
        publish(new AlertResolved(alert(host, alertname, begin, Alert.State.RESOLVED)));
        if (incidents.find(key).orElseThrow().reviewNeeded()) {
            incidents.review(as(omar), key, new Incident.Review("the disk is full", "files removed"), ANY);
        } else {
            incidents.close(as(omar), key, ANY);
        }
        runJobs();
        return key;
    }

    void publish(Object event) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event));
    }

    private Alert alert(String host, String alertname, Instant at, Alert.State state) {
        var labels = new HashMap<>(Map.of("alertname", alertname, "host", host, "severity", "high"));
        return new Alert(
                "f-" + host + alertname,
                state,
                labels,
                Map.of("summary", alertname + " on " + host),
                "up == 0",
                0,
                Optional.empty(),
                at,
                Optional.of(at),
                Optional.empty(),
                clock.instant().toEpochMilli());
    }

    void passes(Duration duration) {
        clock.advance(duration);
        runJobs();
    }

    /** Runs what the engine would run by itself by now. */
    void runJobs() {
        var management = context.getBean(ManagementService.class);
        for (int i = 0; i < 20; i++) {
            List<Job> due = management.createJobQuery().list().stream()
                    .filter(job -> job.getDuedate() == null
                            || !job.getDuedate().toInstant().isAfter(clock.instant()))
                    .filter(job -> job.getProcessDefinitionKey() != null)
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> management.executeJob(job.getId()));
        }
        throw new AssertionError("jobs without end");
    }

    /** As if the engine's tables had been lost. */
    void loseProcesses() {
        var runtime = context.getBean(RuntimeService.class);
        var history = context.getBean(HistoryService.class);
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));
    }

    private void clean() {
        loseProcesses();
        measured.forget();
        // Votes refuse to be changed; a test's database may begin anew all the same.
        context.getBean(JdbcClient.class).sql("""
                        alter table workflow.vote disable trigger all;
                        alter table workflow.approval disable trigger all;
                        alter table workflow.approval_withdrawn disable trigger all;
                        truncate problem.incident, problem.problem, change.step, change.change, change.freeze, change.template, alerting.silence,
                            inventory.item, incident.incident, incident.alert_heard, workflow.course, workflow.inbox,
                            workflow.inbox_for, workflow.approval, workflow.vote, workflow.approval_withdrawn,
                            workflow.done, workflow.deputy cascade;
                        alter table workflow.vote enable trigger all;
                        alter table workflow.approval enable trigger all;
                        alter table workflow.approval_withdrawn enable trigger all""").update();
    }

    @Override
    public void close() {
        ClockUtil.reset();
    }
}
