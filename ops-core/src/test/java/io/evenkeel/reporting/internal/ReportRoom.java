package io.evenkeel.reporting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.ReviewRule;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Reports;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Schedules;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The room reporting over incidents, pages and the inventory, in Berlin, with a fresh database. */
final class ReportRoom implements AutoCloseable {
    static final OptionalLong ANY_VERSION = OptionalLong.empty();

    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final Reports reports;
    final Schedules schedules;
    final ReportLook look;
    final Incidents incidents;
    final Inventory inventory;
    final SentNotices notices;
    final RecordedAudit audit;
    final MovableClock clock;
    final JdbcClient jdbc;
    final OutsideSection outside;
    final Person wei;
    final Actor asWei;
    final Actor manager;

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan(
            basePackages = {
                "io.evenkeel.inventory.internal",
                "io.evenkeel.oncall.internal",
                "io.evenkeel.incident.internal",
                "io.evenkeel.reporting.internal"
            },
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(inventory.internal.Discovery(Run|Job)|reporting.internal.ReportJob).*"))
    static class Scan {

        @Bean
        PriorityMatrix matrix() {
            return (impact, urgency) -> new PriorityMatrix.Answer(
                    switch (urgency) {
                        case HIGH -> Priority.P1;
                        case MEDIUM -> Priority.P3;
                        case LOW -> Priority.P4;
                    },
                    1);
        }

        @Bean
        ReviewRule reviews() {
            return priority -> false;
        }

        @Bean
        OutsideSection outside() {
            return new OutsideSection();
        }
    }

    /** What a room above says. */
    static final class OutsideSection implements Section {
        volatile boolean broken;
        volatile int count = 3;

        @Override
        public String id() {
            return "outside";
        }

        @Override
        public int place() {
            return 99;
        }

        @Override
        public Words title() {
            return Words.same("Outside");
        }

        @Override
        public Content about(Period period) {
            if (broken) {
                throw new IllegalStateException("cannot count");
            }
            return Content.of(Figure.count(
                    "things",
                    Words.same("Things"),
                    Words.same("Counted."),
                    Better.NEITHER,
                    new Rows(List.of(), count)));
        }
    }

    ReportRoom() {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("evenkeel.zone", "Europe/Berlin")));
        context.register(TestRooms.class, Scan.class);
        context.refresh();
        clock = context.getBean(MovableClock.class);
        clock.moveTo("2026-09-01T00:00:00Z");
        reports = context.getBean(Reports.class);
        schedules = context.getBean(Schedules.class);
        look = context.getBean(ReportLook.class);
        incidents = context.getBean(Incidents.class);
        inventory = context.getBean(Inventory.class);
        notices = context.getBean(SentNotices.class);
        audit = context.getBean(RecordedAudit.class);
        jdbc = context.getBean(JdbcClient.class);
        outside = context.getBean(OutsideSection.class);
        KnownPeople people = context.getBean(KnownPeople.class);
        wei = people.add("wei", "Zhang Wei");
        asWei = KnownPeople.actor(wei);
        manager = new Actor(Actor.Kind.PERSON, UUID.randomUUID().toString(), "Li", Role.CHANGE_MANAGER.rights());
        context.getBean(OnCall.class).ensureDefaults(wei.id());
    }

    Item service(String name) {
        return inventory.add(
                Actor.system("test"),
                Kind.BUSINESS_SERVICE,
                new Inventory.Traits(name, Optional.of(Criticality.HIGH), Optional.empty(), Optional.empty()));
    }

    Item database(String name, Item dependent) {
        Item database = inventory.add(
                Actor.system("test"),
                Kind.DATABASE,
                new Inventory.Traits(name, Optional.empty(), Optional.empty(), Optional.empty()));
        inventory.link(
                Actor.system("test"), dependent.id(), List.of(database.id()), Optional.empty(), Optional.empty());
        return database;
    }

    String report(String at, String key, Item item, String severity) {
        clock.moveTo(at);
        return incidents
                .report(asWei, new Incidents.Report(key, "Trouble " + key, severity, Optional.of(item.id())))
                .key();
    }

    void acknowledge(String at, String incident) {
        clock.moveTo(at);
        incidents.acknowledge(asWei, incident, ANY_VERSION);
    }

    void resolve(String at, String incident) {
        clock.moveTo(at);
        incidents.resolve(asWei, incident, "", Optional.empty(), ANY_VERSION);
    }

    void page(String at, String incident) {
        clock.moveTo(at);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> context.getBean(Pages.class)
                        .page(
                                Actor.system("test"),
                                new Pages.PageRequest(incident, "Trouble", "P1", "", Map.of()),
                                0,
                                0));
    }

    /** @param version of the alert; grows */
    void fires(String at, String service, String severity, int version) {
        clock.moveTo(at);
        publish(new AlertFiring(alert(Alert.State.FIRING, service, severity, version)));
    }

    void clears(String at, String service, String severity, int version) {
        clock.moveTo(at);
        publish(new AlertResolved(alert(Alert.State.RESOLVED, service, severity, version)));
    }

    private Alert alert(Alert.State state, String service, String severity, int version) {
        Instant now = clock.instant();
        Instant since = state == Alert.State.FIRING ? now : Instant.parse("2026-10-10T12:00:00Z");
        return new Alert(
                "slow-" + service,
                state,
                Map.of("alertname", "Slow", "service", service, "severity", severity),
                Map.of("summary", service + " is slow"),
                "latency > 1",
                2,
                Optional.of(1.0),
                since,
                Optional.of(since),
                state == Alert.State.FIRING ? Optional.empty() : Optional.of(now),
                version);
    }

    private void publish(Object event) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> context.publishEvent(event));
    }

    Incident incident(String key) {
        return incidents.find(key).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
