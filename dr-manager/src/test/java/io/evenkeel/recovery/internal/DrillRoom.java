package io.evenkeel.recovery.internal;

import io.evenkeel.alerting.RoomAlerts;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Freezes;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.SeenSeries;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.problem.Problems;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.AgentJobs;
import io.evenkeel.recovery.Backups;
import io.evenkeel.recovery.Coverage;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.Drills;
import io.evenkeel.recovery.Policies;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Tasks;
import io.evenkeel.workflow.TicketOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.spring.boot.starter.OperatonBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The room with the real ones below it, the engine among them. Each has a host, an item and a policy of its own; the agent is
 * played by the test, and jobs of the engine run when it asks for what is due. Rana asks, Mei approves.
 */
final class DrillRoom implements AutoCloseable {
    /** 10:00 of a Saturday in Shanghai. */
    static final Instant SATURDAY = Instant.parse("2026-11-21T02:00:00Z");

    /** The engine takes seconds to make its tables, so all tests of a JVM share one. */
    private static final RealRooms SHARED = open();

    private static int opened;

    final RealRooms rooms = SHARED;
    final Drills drills = rooms.get(Drills.class);
    final Policies policies = rooms.get(Policies.class);
    final Backups backups = rooms.get(Backups.class);
    final Coverage coverage = rooms.get(Coverage.class);
    final AgentJobs jobs = rooms.get(AgentJobs.class);
    final Problems problems = rooms.get(Problems.class);
    final Freezes freezes = rooms.get(Freezes.class);
    final Approvals approvals = rooms.get(Approvals.class);
    final Tasks tasks = rooms.get(Tasks.class);
    final Processes processes = rooms.get(Processes.class);
    final MovableClock clock = rooms.clock();
    final JdbcClient sql = rooms.sql();
    final String host;
    final Item item;
    final Person rana;
    final Person mei;

    /** The process engine, and of large rooms what drills ask. Not found by scans of the rooms above. */
    @ComponentScan(
            basePackages = {"io.evenkeel.change.internal", "io.evenkeel.reporting.internal"},
            useDefaultFilters = false,
            includeFilters =
                    @Filter(type = FilterType.REGEX, pattern = ".*internal[.](StoredFreezes|FreezeRows|SheetPdf)"))
    @ImportAutoConfiguration(OperatonBpmAutoConfiguration.class)
    static class Parts {

        /** What would run by itself. */
        @Bean
        Clockwork clockwork(List<SmartLifecycle> all) {
            return new Clockwork(all);
        }

        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }

    record Clockwork(List<SmartLifecycle> all) {}

    private static RealRooms open() {
        RoomAlerts unheard = (actor, held, time) -> {};
        SeenSeries nothing = (names, from, to) -> List.of();
        ConsoleScreens closed = new ConsoleScreens() {
            @Override
            public boolean show(Notice notice) {
                return false;
            }

            @Override
            public boolean isOpenFor(java.util.UUID personId) {
                return false;
            }
        };
        try {
            RealRooms all = RealRooms.open(
                    Files.createTempDirectory("drills"),
                    TestDatabase.fresh(),
                    Map.of(
                            RoomAlerts.class,
                            unheard,
                            SeenSeries.class,
                            nothing,
                            ConsoleScreens.class,
                            closed,
                            TicketOpening.class,
                            NoDrills.of(TicketOpening.class)),
                    Set.of(Parts.class),
                    "audit",
                    "identity",
                    "notify",
                    "fleet",
                    "inventory",
                    "oncall",
                    "incident",
                    "workflow",
                    "problem",
                    "recovery");
            all.get(Clockwork.class).all().forEach(SmartLifecycle::stop);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DrillRoom() {
        opened++;
        clock.moveTo(SATURDAY.toString());
        host = "db" + opened;
        rooms.get(Fleet.class).enrol(RealRooms.ADMINISTRATOR, host);
        item = rooms.get(Inventory.class)
                .add(
                        RealRooms.ADMINISTRATOR,
                        Kind.BUSINESS_SERVICE,
                        new Inventory.Traits(
                                "shop" + opened,
                                Optional.of(Criticality.CRITICAL),
                                Optional.empty(),
                                Optional.empty()));
        rana = person("rana" + opened);
        mei = person("mei" + opened);
    }

    private Person person(String name) {
        return rooms.get(People.class)
                .create(RealRooms.ADMINISTRATOR, name, name, Optional.empty(), Role.RECOVERY_MANAGER)
                .person();
    }

    static Actor as(Person person) {
        return new Actor(
                Actor.Kind.PERSON,
                person.id().toString(),
                person.displayName(),
                person.role().rights());
    }

    Actor agent() {
        return new Actor(Actor.Kind.AGENT, host, host, Set.of(Right.REPORT_HOST));
    }

    PolicyTerms terms(DrillTerms drill) {
        return terms(Adapter.PGBACKREST, drill);
    }

    private PolicyTerms terms(Adapter adapter, DrillTerms drill) {
        PolicyTerms by = RecoveryRoom.terms(
                "main", item.id(), adapter, host, Duration.ofHours(25), RecoveryRoom.daily(RecoveryRoom.SHANGHAI));
        return new PolicyTerms(
                by.name(),
                by.item(),
                by.adapter(),
                by.host(),
                by.promise(),
                by.calendar(),
                by.drillDays(),
                by.responsible(),
                drill);
    }

    /** With a copy that was checked an hour ago. */
    RecoveryPolicy policy(DrillTerms drill) {
        return policy(Adapter.PGBACKREST, drill);
    }

    RecoveryPolicy policy(Adapter adapter, DrillTerms drill) {
        RecoveryPolicy policy = policies.make(as(rana), terms(adapter, drill));
        copy(policy, "20261121-010000F", Duration.ofHours(1));
        return policy;
    }

    void copy(RecoveryPolicy policy, String id, Duration age) {
        sql.sql("""
                        insert into recovery.copy (id, policy_id, tool_id, kind, at, size_bytes, added_bytes, checked_at,
                            checked_by, sound, manifest)
                        values (gen_random_uuid(), :policy, :id, 'full', :at, 1000, 1000, :at, 'pgbackrest verify', true,
                            repeat('ab', 32))""")
                .param("policy", policy.id())
                .param("id", id)
                .param("at", Columns.utc(clock.instant().minus(age)))
                .update();
    }

    Drill start(RecoveryPolicy policy) {
        Drill drill = drills.start(as(rana), policy.id(), Optional.empty(), Optional.of("quarterly"));
        runJobs();
        return drills.get(drill.number());
    }

    void vote(Person person, String number, boolean yes) {
        approvals.vote(
                as(person), drills.get(number).approval().orElseThrow(), yes, yes ? "" : "not today", Optional.empty());
        runJobs();
    }

    /** Asked for, approved, and waiting for its host. */
    Drill approved(RecoveryPolicy policy) {
        Drill drill = start(policy);
        vote(mei, drill.number(), true);
        look();
        return drills.get(drill.number());
    }

    /** What the timer does. */
    void look() {
        rooms.get(RecoveryLook.class).look();
        rooms.get(DrillLook.class).look();
        runJobs();
    }

    void passes(Duration time) {
        clock.advance(time);
        look();
    }

    RecoveryJob take() {
        return jobs.take(agent())
                .orElseThrow(() -> new AssertionError("nothing waits"))
                .job();
    }

    RecoveryAct.Drill asked(RecoveryJob job) {
        return (RecoveryAct.Drill) job.act();
    }

    boolean tells(RecoveryJob job, RecoveryNews news) {
        boolean stop = jobs.heard(agent(), job.number(), news);
        runJobs();
        return stop;
    }

    void step(RecoveryJob job, DrillStep step, Duration took) {
        tells(job, new RecoveryNews.StepBegan(step));
        clock.advance(took);
        tells(job, new RecoveryNews.StepEnded(step, true, took, "all well"));
    }

    /** All steps; each check that was asked for is right, and so is the manifest. */
    void wellUntilItsEnd(RecoveryJob job) {
        step(job, DrillStep.PREPARE, Duration.ofSeconds(5));
        step(job, DrillStep.RESTORE, Duration.ofSeconds(60));
        Adapter adapter = Adapter.ofWord(job.adapter()).orElseThrow();
        if (adapter == Adapter.PGBACKREST) {
            step(job, DrillStep.REPLAY, Duration.ofSeconds(20));
        }
        if (adapter != Adapter.RESTIC) {
            step(job, DrillStep.START, Duration.ofMillis(2_500));
        }
        tells(job, new RecoveryNews.StepBegan(DrillStep.PROVE));
        check(job, adapter.check(), true);
        asked(job).manifest().ifPresent(_ -> check(job, RecoveryNews.MANIFEST, true));
        asked(job).checks().forEach(check -> check(job, check.name(), true));
        clock.advance(Duration.ofSeconds(10));
        tells(job, new RecoveryNews.StepEnded(DrillStep.PROVE, true, Duration.ofSeconds(10), ""));
        step(job, DrillStep.CLEAN_UP, Duration.ofSeconds(3));
    }

    void check(RecoveryJob job, String name, boolean right) {
        tells(
                job,
                new RecoveryNews.Checked(
                        name,
                        right,
                        Duration.ofSeconds(1),
                        right ? "as expected" : "12 rows instead of 13",
                        right ? Optional.empty() : Optional.of("proof-rows-differ")));
    }

    void ends(RecoveryJob job, RecoveryResult result) {
        tells(job, new RecoveryNews.Ended(result));
    }

    RecoveryResult.Drilled drilled(Duration newestAge, io.evenkeel.protocol.DrillFinding... findings) {
        return new RecoveryResult.Drilled(
                "20261121-010000F",
                Optional.of(clock.instant().minus(newestAge)),
                Optional.of(clock.instant().minus(newestAge)),
                1_000,
                true,
                List.of(findings),
                Duration.ofSeconds(100));
    }

    /** From the question to its end; it passes. */
    Drill passed(RecoveryPolicy policy) {
        Drill drill = approved(policy);
        RecoveryJob job = take();
        wellUntilItsEnd(job);
        ends(job, drilled(Duration.ofMinutes(10)));
        return drills.get(drill.number());
    }

    List<Task> inbox(Person person, String number) {
        return tasks.waitingFor(as(person), Tasks.Filter.ALL, Optional.empty(), 50).items().stream()
                .filter(task -> task.businessKey().equals(number))
                .toList();
    }

    /** Where the process waits. */
    List<String> active(String number) {
        return processes.position(number).orElseThrow().steps().stream()
                .filter(step -> step.state() == Processes.State.ACTIVE)
                .map(Processes.Step::activityId)
                .filter(id -> !id.equals("on-the-host"))
                .toList();
    }

    boolean isOver(String number) {
        return processes.position(number).orElseThrow().ended();
    }

    /** An administrator ends the process in the monitor. */
    void cancel(String number, String reason) {
        Monitor monitor = rooms.get(Monitor.class);
        String id = monitor.running(
                        RealRooms.ADMINISTRATOR,
                        new Monitor.Filter(Optional.empty(), false, Optional.of(number)),
                        Optional.empty(),
                        10)
                .items()
                .getFirst()
                .id();
        monitor.cancel(RealRooms.ADMINISTRATOR, id, reason);
        runJobs();
    }

    /** What was said of a drill to people, and to whom. */
    List<String> told(String number) {
        return rooms.get(Notifications.class).about(number).stream()
                .map(sent -> sent.notice().subject())
                .distinct()
                .toList();
    }

    /** What of it must not wait. */
    List<String> pressing(String number) {
        return rooms.get(Notifications.class).about(number).stream()
                .filter(sent -> sent.notice().pressing())
                .map(sent -> sent.notice().subject())
                .distinct()
                .toList();
    }

    /** Runs what the engine would run by itself by now. */
    void runJobs() {
        var management = rooms.get(ManagementService.class);
        for (int i = 0; i < 30; i++) {
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

    /** Nothing of it is due any more when the next test looks. */
    @Override
    public void close() {
        policies.list().stream()
                .filter(policy -> policy.terms().host().equals(host))
                .forEach(policy -> policies.retire(as(rana), policy.id(), java.util.OptionalLong.empty()));
    }
}
