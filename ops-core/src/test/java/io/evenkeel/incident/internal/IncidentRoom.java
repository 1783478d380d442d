package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.incident.ReviewRule;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.fakes.HeardEvents;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** The rooms oncall and incident with their real services and a fresh database; Wei is on call. */
final class IncidentRoom implements AutoCloseable {
    static final OptionalLong ANY_VERSION = OptionalLong.empty();

    final AnnotationConfigApplicationContext context;
    final Incidents incidents;
    final Inventory inventory;
    final Pages pages;
    final KnownPeople people;
    final SentNotices notices;
    final RecordedAudit audit;
    final HeardEvents heard;
    final KnownCalls calls;
    final MovableClock clock;
    final Person wei;
    final Actor asWei;

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan(
            basePackages = {
                "io.evenkeel.inventory.internal",
                "io.evenkeel.oncall.internal",
                "io.evenkeel.incident.internal"
            },
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*inventory.internal.Discovery(Run|Job).*"))
    static class Scan {

        @Bean
        KnownCalls calls() {
            return new KnownCalls();
        }

        @Bean
        KnownAlerts alerts() {
            return new KnownAlerts();
        }

        /** The diagonal of the shipped table is enough here. */
        @Bean
        PriorityMatrix matrix() {
            return (impact, urgency) -> switch (urgency) {
                case HIGH ->
                    impact == Level.HIGH
                            ? new PriorityMatrix.Answer(Priority.P1, 1)
                            : new PriorityMatrix.Answer(Priority.P2, 4);
                case MEDIUM -> new PriorityMatrix.Answer(Priority.P3, 5);
                case LOW -> new PriorityMatrix.Answer(Priority.P4, 6);
            };
        }

        /** As the shipped table. */
        @Bean
        ReviewRule reviews() {
            return priority -> priority.compareTo(Priority.P2) <= 0;
        }
    }

    /** The alerts that the test published, as they are now. */
    static final class KnownAlerts implements io.evenkeel.alerting.Alerts {
        private final Map<String, Alert> byFingerprint = new ConcurrentHashMap<>();

        @EventListener
        void fires(AlertFiring event) {
            byFingerprint.put(event.alert().fingerprint(), event.alert());
        }

        @EventListener
        void clears(AlertResolved event) {
            byFingerprint.put(event.alert().fingerprint(), event.alert());
        }

        @Override
        public List<Alert> active() {
            return List.copyOf(byFingerprint.values());
        }

        @Override
        public Optional<Alert> find(String fingerprint) {
            return Optional.ofNullable(byFingerprint.get(fingerprint));
        }

        @Override
        public List<Reason> reasons(String fingerprint) {
            return List.of();
        }
    }

    IncidentRoom() {
        context = new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);
        incidents = context.getBean(Incidents.class);
        inventory = context.getBean(Inventory.class);
        pages = context.getBean(Pages.class);
        people = context.getBean(KnownPeople.class);
        notices = context.getBean(SentNotices.class);
        audit = context.getBean(RecordedAudit.class);
        heard = context.getBean(HeardEvents.class);
        calls = context.getBean(KnownCalls.class);
        clock = context.getBean(MovableClock.class);
        wei = people.add("wei", "Zhang Wei");
        asWei = KnownPeople.actor(wei);
        context.getBean(OnCall.class).ensureDefaults(wei.id());
    }

    /** The event is delivered to its listeners after this transaction, before this returns. */
    void publish(Object event) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event));
    }

    Incident only() {
        List<Incident> all = incidents.list(false, 10);
        if (all.size() != 1) {
            throw new AssertionError("one incident expected, there are " + all);
        }
        return all.getFirst();
    }

    void page(Incident incident, int step) {
        pages.page(
                Actor.process("incident-response"),
                new PageRequest(incident.key(), incident.title(), "P2", ""),
                incident.round(),
                step);
    }

    List<Entry.Kind> kinds(String key) {
        return incidents.timeline(key).reversed().stream().map(Entry::kind).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
