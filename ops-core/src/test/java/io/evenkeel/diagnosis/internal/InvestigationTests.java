package io.evenkeel.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.diagnosis.Diagnoses;
import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import io.evenkeel.diagnosis.RecentChanges;
import io.evenkeel.diagnosis.RecentChanges.RecentChange;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentChanged;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Priority;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Detail;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogStore.Found;
import io.evenkeel.logs.LogStore.Templated;
import io.evenkeel.logs.Logs;
import io.evenkeel.logs.Logs.KnownTemplate;
import io.evenkeel.logs.Severity;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Connections;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Edges;
import io.evenkeel.telemetry.Topology.Figures;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Port;
import io.evenkeel.telemetry.Topology.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The room with its database: an incident opens on web-1, two minutes after somebody changed something there. */
class InvestigationTests {
    private static final UUID WEB = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID DATABASE = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID EYE = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final Actor MIA =
            new Actor(Actor.Kind.PERSON, "mia", "Mia", EnumSet.of(Right.SEE_OPERATIONS, Right.HANDLE_INCIDENTS));
    private static final Actor VIEWER = new Actor(Actor.Kind.PERSON, "vic", "Vic", EnumSet.of(Right.SEE_OPERATIONS));

    private AnnotationConfigApplicationContext context;
    private Investigation investigation;
    private Diagnoses diagnoses;
    private MovableClock clock;

    @ComponentScan(
            basePackages = "io.evenkeel.diagnosis.internal",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*[.](Watch|.*Tests.*)"))
    static class Scan {
        @Bean
        Incidents incidents() {
            return mock(Incidents.class);
        }

        @Bean
        Inventory inventory() {
            return mock(Inventory.class);
        }

        @Bean
        ItemLabels itemLabels() {
            return mock(ItemLabels.class);
        }

        @Bean
        Alerts alerts() {
            return mock(Alerts.class);
        }

        @Bean
        Logs logs() {
            return mock(Logs.class);
        }

        @Bean
        MetricStore metricStore() {
            return mock(MetricStore.class);
        }

        @Bean
        Topology topology() {
            return mock(Topology.class);
        }

        @Bean
        RecentChanges recentChanges() {
            return mock(RecentChanges.class);
        }
    }

    @BeforeEach
    void open() {
        context = new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);
        investigation = context.getBean(Investigation.class);
        diagnoses = context.getBean(Diagnoses.class);
        clock = context.getBean(MovableClock.class);
        Item web = item(WEB, io.evenkeel.inventory.Kind.HOST, "web-1");
        Inventory inventory = context.getBean(Inventory.class);
        when(inventory.find(WEB)).thenReturn(Optional.of(web));
        when(inventory.detail(WEB)).thenReturn(new Detail(web, List.of(web), List.of(), false, List.of(), List.of()));
        when(inventory.findAll(any())).thenReturn(List.of(web));
        Logs logs = context.getBean(Logs.class);
        when(logs.find(any(), any())).thenReturn(new Found(List.of(), true, null));
        when(logs.templates(any(), any(), any(), anyInt())).thenReturn(new Templated(List.of(), true));
        calls();
        incident("INC-1", State.OPEN);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void namesTheChangeWhenTheIncidentOpens() {
        changed("CHG-7", Duration.ofMinutes(2));
        unseen("cannot open /srv/orders/7", Duration.ofSeconds(30));

        opens("INC-1");
        assertThat(investigation.next()).isTrue();

        MadeDiagnosis made = diagnoses.find(VIEWER, "INC-1").orElseThrow();
        assertThat(made.number()).isEqualTo(1);
        assertThat(made.diagnosis().suspects().getFirst().subject()).isEqualTo("CHG-7");
        assertThat(made.diagnosis().suspects()).extracting(Suspect::kind).contains(Kind.LOGS);
        assertThat(made.diagnosis().cannotTell()).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhereItCannotTell() {
        opens("INC-1");
        investigation.next();

        MadeDiagnosis made = diagnoses.find(VIEWER, "INC-1").orElseThrow();
        assertThat(made.diagnosis().cannotTell()).isPresent();
        assertThat(made.diagnosis().missing())
                .extracting(missing -> missing.code())
                .containsExactly("no-dependencies", "no-measurements", "no-logs");
    }

    @Test
    void walksAlongWhatServicesCalled() {
        calls(new Link("web-1", "orders"), new Link("orders", "orders-db"), new Link("orders-db", "orders"));
        when(context.getBean(Alerts.class).active())
                .thenReturn(List.of(firing("orders-db", clock.instant().minusSeconds(60))));
        Item database = item(DATABASE, io.evenkeel.inventory.Kind.DATABASE, "orders-db");
        when(context.getBean(Inventory.class)
                        .ofLabels(argThat(labels -> "orders-db".equals(labels == null ? "" : labels.get("service")))))
                .thenReturn(Optional.of(database));

        opens("INC-1");
        investigation.next();

        Suspect first = diagnoses
                .find(VIEWER, "INC-1")
                .orElseThrow()
                .diagnosis()
                .suspects()
                .getFirst();
        assertThat(first.subject()).isEqualTo("orders-db");
        assertThat(first.kind()).isEqualTo(Kind.COMPONENT);
    }

    /** People renamed both hosts; their agents did not. The connection by which web-1's agent sends leads nowhere. */
    @Test
    void suspectsTheDatabaseHostThatTheApplicationHostIsConnectedTo() {
        connected("node-a", "node-b", "php-fpm");
        connected("node-a", "eye-1", SeenConnections.AGENT);
        when(context.getBean(ItemLabels.class).of(WEB))
                .thenReturn(List.of(new ItemLabels.Way(Map.of("host", "node-a"), Set.of(), true)));
        Item database = item(DATABASE, io.evenkeel.inventory.Kind.HOST, "The orders' database");
        Item eye = item(EYE, io.evenkeel.inventory.Kind.HOST, "eye-1");
        when(context.getBean(Inventory.class)
                        .ofLabels(argThat(labels -> "node-b".equals(labels == null ? "" : labels.get("host")))))
                .thenReturn(Optional.of(database));
        when(context.getBean(Inventory.class)
                        .ofLabels(argThat(labels -> "eye-1".equals(labels == null ? "" : labels.get("host")))))
                .thenReturn(Optional.of(eye));
        when(context.getBean(Alerts.class).active())
                .thenReturn(List.of(
                        firing(
                                "HostSilent",
                                Map.of("host", "node-b"),
                                clock.instant().minusSeconds(60)),
                        firing(
                                "HostSilent",
                                Map.of("host", "eye-1"),
                                clock.instant().minusSeconds(60))));

        opens("INC-1");
        investigation.next();

        MadeDiagnosis made = diagnoses.find(VIEWER, "INC-1").orElseThrow();
        assertThat(made.diagnosis().cannotTell()).isEmpty();
        assertThat(made.diagnosis().suspects()).extracting(Suspect::id).containsExactly("component:" + DATABASE);
        assertThat(made.diagnosis().missing())
                .extracting(missing -> missing.code())
                .doesNotContain("no-dependencies");
    }

    @Test
    void looksAgainAsEvidenceComesAndStopsWhenTheFightIsOver() {
        opens("INC-1");
        investigation.next();
        assertThat(investigation.next()).as("nothing is due at once").isFalse();

        changed("CHG-7", Duration.ofMinutes(1));
        clock.advance(Duration.ofSeconds(16));
        assertThat(investigation.next()).isTrue();
        assertThat(diagnoses.find(VIEWER, "INC-1").orElseThrow().number()).isEqualTo(2);

        incident("INC-1", State.RESOLVED);
        clock.advance(Duration.ofHours(2));
        assertThat(investigation.next()).isTrue();
        assertThat(investigation.next()).as("it is over").isFalse();
        assertThat(diagnoses.find(VIEWER, "INC-1").orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aTroubleThatJoinsLaterIsJudgedFromItsOwnBeginning() {
        Instant first = clock.instant();
        opens("INC-1");
        investigation.next();
        clock.advance(Duration.ofMinutes(90));
        assertThat(investigation.next()).isTrue();
        assertThat(investigation.next()).as("nobody looks any more").isFalse();

        changed("CHG-7", Duration.ofMinutes(2));
        unseen("cannot open /srv/orders/7", Duration.ofSeconds(30));
        joined("INC-1", first, clock.instant());
        clock.advance(Duration.ofSeconds(6));
        assertThat(investigation.next()).isTrue();

        MadeDiagnosis made = diagnoses.find(VIEWER, "INC-1").orElseThrow();
        assertThat(made.onset()).isEqualTo(clock.instant().minusSeconds(6));
        assertThat(made.diagnosis().suspects().getFirst().subject()).isEqualTo("CHG-7");
    }

    @Test
    void noTransactionIsOpenWhileItLooks() {
        var open = new AtomicBoolean(true);
        when(context.getBean(RecentChanges.class).on(any(), any(), any())).thenAnswer(asked -> {
            open.set(TransactionSynchronizationManager.isActualTransactionActive());
            return List.of();
        });

        opens("INC-1");
        investigation.next();

        assertThat(open).isFalse();
    }

    @Test
    void whatIsAskedForDuringALookIsNotForgotten() {
        when(context.getBean(RecentChanges.class).on(any(), any(), any())).thenAnswer(asked -> {
            tell(new IncidentChanged(
                    context.getBean(Incidents.class).find("INC-1").orElseThrow()));
            return List.of();
        });
        opens("INC-1");
        investigation.next();

        clock.advance(Duration.ofSeconds(6));
        assertThat(investigation.next()).isTrue();
    }

    @Test
    void whatAPersonSaysItWasMakesItLikelierTheNextTime() {
        unseen("cannot open /srv/orders/7", Duration.ofSeconds(30));
        opens("INC-1");
        investigation.next();
        Suspect before = diagnoses
                .find(MIA, "INC-1")
                .orElseThrow()
                .diagnosis()
                .suspects()
                .getFirst();

        MadeDiagnosis said = diagnoses.say(MIA, "INC-1", Optional.of(before.id()), "it was the orders");
        assertThat(said.verdict()).map(verdict -> verdict.byName()).contains("Mia");
        assertThat(context.getBean(RecordedAudit.class).verbs()).contains("diagnosis.say");

        incident("INC-2", State.OPEN);
        opens("INC-2");
        investigation.next();
        Suspect after = diagnoses
                .find(MIA, "INC-2")
                .orElseThrow()
                .diagnosis()
                .suspects()
                .getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.probability()).isGreaterThan(before.probability());
        assertThat(after.evidence()).extracting(one -> one.code()).contains("said-before");
    }

    @Test
    void refusesAVerdictThatNamesNothingOrAStranger() {
        opens("INC-1");
        assertThatThrownBy(() -> diagnoses.say(MIA, "INC-1", Optional.empty(), "x"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("diagnosis-none"));
        investigation.next();

        assertThatThrownBy(() -> diagnoses.say(MIA, "INC-1", Optional.empty(), " "))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("verdict-empty"));
        assertThatThrownBy(() -> diagnoses.say(MIA, "INC-1", Optional.of("change:CHG-1"), ""))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("suspect-gone"));
        assertThatThrownBy(() -> diagnoses.say(VIEWER, "INC-1", Optional.empty(), "x"))
                .isInstanceOf(Refusal.class);
    }

    private void opens(String key) {
        Incident incident = context.getBean(Incidents.class).find(key).orElseThrow();
        tell(new IncidentOpened(incident));
    }

    private void tell(Object event) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event));
    }

    /** The incident's first alert, and one that has come since. */
    private void joined(String key, Instant first, Instant second) {
        Alerts alerts = context.getBean(Alerts.class);
        when(alerts.find("a1")).thenReturn(Optional.of(firing("web-1", first)));
        when(alerts.find("a2")).thenReturn(Optional.of(firing("web-1", second)));
        tell(new IncidentChanged(incident(key, State.OPEN, first, List.of("a1", "a2"))));
    }

    private void incident(String key, State state) {
        incident(key, state, clock.instant(), List.of());
    }

    private Incident incident(String key, State state, Instant openedAt, List<String> alerts) {
        var incident = new Incident(
                key,
                "Orders fail",
                state,
                Priority.P2,
                "high",
                Optional.of("web-1"),
                openedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                false,
                Optional.empty(),
                List.of(new AffectedItem(WEB, "web-1", "host")),
                List.of(),
                alerts,
                0,
                1);
        when(context.getBean(Incidents.class).find(key)).thenReturn(Optional.of(incident));
        return incident;
    }

    private static Item item(UUID id, io.evenkeel.inventory.Kind kind, String name) {
        return new Item(
                id,
                kind,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                1);
    }

    private void connected(String caller, String callee, String program) {
        var port = new Port(5432, List.of(program), List.of(), 8, clock.instant());
        var edge = new Edge(
                new Link(caller, callee),
                Sort.HOST,
                Optional.empty(),
                Optional.of(new Connections(8, true, true, List.of(port))),
                clock.instant(),
                clock.instant());
        Topology topology = context.getBean(Topology.class);
        List<Edge> edges = new ArrayList<>(topology.around(VIEWER, caller, clock.instant(), clock.instant())
                .edges());
        edges.add(edge);
        when(topology.around(any(), any(), any(), any())).thenReturn(new Edges(edges, false));
    }

    private static Alert firing(String service, Instant since) {
        return firing("PostgresDown", Map.of("service", service), since);
    }

    private static Alert firing(String name, Map<String, String> labels, Instant since) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("alertname", name);
        return new Alert(
                "00000000000000aa",
                Alert.State.FIRING,
                Map.copyOf(all),
                Map.of(),
                "pg_up == 0",
                0,
                Optional.empty(),
                since,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private void calls(Link... links) {
        Figures figures = new Figures(10, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        List<Edge> edges = Arrays.stream(links)
                .map(link -> new Edge(
                        link, Sort.SERVICE, Optional.of(figures), Optional.empty(), clock.instant(), clock.instant()))
                .toList();
        when(context.getBean(Topology.class).around(any(), any(), any(), any())).thenReturn(new Edges(edges, false));
        when(context.getBean(Inventory.class).ofLabels(any())).thenReturn(Optional.empty());
    }

    private void changed(String key, Duration before) {
        when(context.getBean(RecentChanges.class).on(any(), any(), any()))
                .thenReturn(List.of(new RecentChange(
                        key,
                        "Move the orders",
                        "standard",
                        clock.instant().minus(before),
                        Optional.empty(),
                        false,
                        Set.of(WEB))));
    }

    private void unseen(String message, Duration before) {
        Instant at = clock.instant().minus(before);
        var line = new LogLine(1, at, "web-1", "orders", Severity.ERROR, message, Map.of(), 9, true);
        Logs logs = context.getBean(Logs.class);
        when(logs.find(any(), any())).thenReturn(new Found(List.of(line), true, line.position()));
        when(logs.known(any(), any()))
                .thenReturn(Map.of(9L, new KnownTemplate(9, "cannot open <*>", "web-1", "orders", at, at)));
    }
}
