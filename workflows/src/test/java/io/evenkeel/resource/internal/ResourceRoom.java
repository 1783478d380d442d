package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.change.internal.KnownSeries;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.KnownTeams;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.resource.Catalogue;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.ResourceKind.Idle;
import io.evenkeel.resource.Resources;
import io.evenkeel.resource.Resources.Application;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Tasks;
import io.evenkeel.workflow.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

/**
 * The room resource with the real rooms below it, the engine among them, and a fresh database. Timers and jobs run when the
 * test asks for what is due. Lin applies, Mei and Omar approve, Ping provides.
 */
final class ResourceRoom implements AutoCloseable {
    /** The engine takes seconds to make its tables, so all tests of a JVM share one and clean it. */
    private static final AnnotationConfigApplicationContext SHARED =
            new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);

    static final OptionalLong ANY = OptionalLong.empty();
    static final String WHY = "it is needed";
    /** Noon of the 20th in Shanghai. */
    static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final String EVERYTHING_ELSE_RUNS_BY_ITSELF = "engineJobs";

    final AnnotationConfigApplicationContext context = SHARED;
    final Resources resources = context.getBean(Resources.class);
    final Catalogue catalogue = context.getBean(Catalogue.class);
    final Inventory inventory = context.getBean(Inventory.class);
    final Approvals approvals = context.getBean(Approvals.class);
    final Tasks tasks = context.getBean(Tasks.class);
    final Processes processes = context.getBean(Processes.class);
    final Monitor monitor = context.getBean(Monitor.class);
    final RecordedAudit audit = context.getBean(RecordedAudit.class);
    final SentNotices notices = context.getBean(SentNotices.class);
    final KnownSeries measured = context.getBean(KnownSeries.class);
    final MovableClock clock = context.getBean(MovableClock.class);
    final KnownTeams teams = context.getBean(KnownTeams.class);
    final JdbcClient jdbc = context.getBean(JdbcClient.class);
    final Person lin = person("lin", Role.REQUESTER);
    final Person bo = person("bo", Role.REQUESTER);
    final Person ping = person("ping", Role.ON_CALL_ENGINEER);
    final Person mei = person("mei", Role.CHANGE_MANAGER);
    final Person omar = person("omar", Role.ADMINISTRATOR);

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan(
            basePackages = {
                "io.evenkeel.inventory.internal",
                "io.evenkeel.oncall.internal",
                "io.evenkeel.incident.internal",
                "io.evenkeel.workflow.internal",
                "io.evenkeel.resource.internal"
            },
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*inventory.internal.Discovery(Run|Job).*",
                                ".*workflow.internal.[A-Za-z]*Room.*",
                                ".*internal.ResourceJobs.*"
                            }))
    @ImportAutoConfiguration(OperatonBpmAutoConfiguration.class)
    static class Scan {

        @Bean
        KnownSeries knownSeries() {
            return new KnownSeries();
        }
    }

    ResourceRoom() {
        context.getBean(EVERYTHING_ELSE_RUNS_BY_ITSELF, SmartLifecycle.class).stop();
        clean();
        clock.moveTo(NOW.toString());
        teams.forget();
        notices.forget();
        put(kind("vm"));
    }

    private Person person(String name, Role role) {
        KnownPeople people = context.getBean(KnownPeople.class);
        people.remove(name);
        return people.put(new Person(UUID.randomUUID(), name, name, Optional.of(name + "@example.org"), role));
    }

    static Actor as(Person person) {
        return KnownPeople.actor(person);
    }

    /** 100 CNY a month each, 5 for a person, 10 for a team, 10 at once, a year, provided by people. */
    ResourceKind kind(String id) {
        return new ResourceKind(
                id,
                new Words("Virtual machine", "虚拟机"),
                new Words("machine", "台"),
                new BigDecimal("100"),
                "CNY",
                10,
                365,
                7,
                5,
                10,
                Kind.HOST,
                "on-call-engineer",
                List.of(new Words("It answers", "可以访问"), new Words("It is backed up", "已纳入备份")),
                Optional.empty(),
                Duration.ofMinutes(30),
                Optional.empty(),
                true,
                0);
    }

    ResourceKind put(ResourceKind kind) {
        return catalogue.put(as(mei), kind, ANY);
    }

    static ResourceKind watched(ResourceKind k, String expression, int days) {
        return with(k, k.price(), k.hook(), Optional.of(new Idle(expression, days)));
    }

    static ResourceKind byProgram(ResourceKind k, String hook) {
        return with(k, k.price(), Optional.of(hook), k.idle());
    }

    static ResourceKind priced(ResourceKind k, String price) {
        return with(k, new BigDecimal(price), k.hook(), k.idle());
    }

    private static ResourceKind with(ResourceKind k, BigDecimal price, Optional<String> hook, Optional<Idle> idle) {
        return new ResourceKind(
                k.id(),
                k.name(),
                k.unit(),
                price,
                k.currency(),
                k.mostAtOnce(),
                k.longestDays(),
                k.graceDays(),
                k.mostOfPerson(),
                k.mostOfTeam(),
                k.itemKind(),
                k.provideGroup(),
                k.checklist(),
                hook,
                k.answerWithin(),
                idle,
                k.offered(),
                0);
    }

    Application application(int quantity, int days) {
        return new Application("vm", Optional.empty(), quantity, "Testing", TODAY.plusDays(days));
    }

    Resource apply(int quantity, int days) {
        return resources.apply(as(lin), application(quantity, days));
    }

    /** Two for 60 days: the table grants it; Ping provides it. */
    Resource inUse() {
        Resource applied = apply(2, 60);
        runJobs();
        provide(applied.key(), "");
        return find(applied.key());
    }

    void provide(String key, String name) {
        tasks.complete(as(ping), task(ping, key).id(), Map.of("step1", true, "step2", true, "itemName", name));
        runJobs();
    }

    void takeBack(String key) {
        tasks.complete(as(ping), task(ping, key).id(), Map.of("saved", true, "removed", true));
        runJobs();
    }

    Resource find(String key) {
        return resources.get(as(omar), key).resource();
    }

    Item item(Resource resource) {
        return inventory.find(resource.item().orElseThrow()).orElseThrow();
    }

    int used(Person person) {
        return catalogue.quotasOf(List.of("person/" + person.id())).stream()
                .filter(quota -> quota.kind().equals("vm"))
                .findFirst()
                .orElseThrow()
                .used();
    }

    void vote(Person person, String key, boolean yes) {
        String id = approvals.about(key).getFirst().id();
        approvals.vote(as(person), id, yes, yes ? "" : "too dear", Optional.empty());
        runJobs();
    }

    List<Task> inbox(Person person) {
        return tasks.waitingFor(as(person), Tasks.Filter.ALL, Optional.empty(), 50)
                .items();
    }

    Task task(Person person, String key) {
        return inbox(person).stream()
                .filter(task -> task.businessKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " waits for nothing of " + person.name()));
    }

    /** What Lin was told, without how. */
    List<String> told(Person person) {
        return notices.all().stream()
                .filter(notice -> notice.personId().equals(person.id()))
                .filter(notice -> notice.key().endsWith("/screen"))
                .map(notice -> notice.subject())
                .toList();
    }

    /** Where the process waits. */
    List<String> active(String key) {
        return processes.position(key).orElseThrow().steps().stream()
                .filter(step -> step.state() == Processes.State.ACTIVE)
                .map(Processes.Step::activityId)
                .filter(id -> !id.equals("wish"))
                .toList();
    }

    List<Monitor.Running> running() {
        return monitor.running(as(omar), Monitor.Filter.ALL, Optional.empty(), 200)
                .items();
    }

    /** An administrator ends the process in the monitor. */
    void cancel(String key, String reason) {
        String id = running().stream()
                .filter(process -> process.businessKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process of " + key + " runs"))
                .id();
        monitor.cancel(as(omar), id, reason);
    }

    void passes(Duration duration) {
        clock.advance(duration);
        runJobs();
    }

    void remind() {
        context.getBean(EndReminders.class).look();
    }

    void lookForIdle() {
        context.getBean(IdleSearch.class).look();
    }

    /** Runs what the engine would run by itself by now. */
    void runJobs() {
        var management = context.getBean(ManagementService.class);
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
        jdbc.sql("""
                        alter table workflow.vote disable trigger all;
                        alter table workflow.approval disable trigger all;
                        alter table workflow.approval_withdrawn disable trigger all;
                        truncate resource.resource, resource.quota, resource.kind, resource.entry, resource.reminder,
                            resource.idle, inventory.item, incident.incident, incident.alert_heard, workflow.course,
                            workflow.inbox, workflow.inbox_for, workflow.approval, workflow.vote,
                            workflow.approval_withdrawn, workflow.done, workflow.deputy cascade;
                        alter table workflow.vote enable trigger all;
                        alter table workflow.approval enable trigger all;
                        alter table workflow.approval_withdrawn enable trigger all""").update();
    }

    @Override
    public void close() {
        ClockUtil.reset();
    }
}
