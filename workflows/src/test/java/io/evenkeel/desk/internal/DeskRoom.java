package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.Desk;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Mailbox;
import io.evenkeel.desk.Requests;
import io.evenkeel.desk.Settings;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Promise;
import io.evenkeel.desk.Ticket.Promise.What;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.ReviewRule;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.fakes.HeardEvents;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.workflow.Flows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room desk with incidents and on call below it and a fresh database. Wei works at the desk, Rui asks. */
final class DeskRoom {
    static final OptionalLong ANY = OptionalLong.empty();

    /** A Friday, 10:00 in the office (UTC). */
    static final String FRIDAY = "2026-11-20T10:00:00Z";

    private static final AnnotationConfigApplicationContext SHARED =
            new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);

    final Desk desk = bean(Desk.class);
    final Requests requests = bean(Requests.class);
    final Settings settings = bean(Settings.class);
    final Incidents incidents = bean(Incidents.class);
    final OnCall onCall = bean(OnCall.class);
    final SentNotices notices = bean(SentNotices.class);
    final HeardEvents heard = bean(HeardEvents.class);
    final MovableClock clock = bean(MovableClock.class);
    final RecordedAudit audit = bean(RecordedAudit.class);
    final StartedFlows flows = bean(StartedFlows.class);
    final JdbcClient jdbc = bean(JdbcClient.class);
    final Person weiPerson;
    final Person ruiPerson;
    final Actor wei;
    final Actor rui;
    final Actor stranger;
    final Actor admin = Actor.system("test");

    @ComponentScan(
            basePackages = {
                "io.evenkeel.inventory.internal",
                "io.evenkeel.oncall.internal",
                "io.evenkeel.incident.internal",
                "io.evenkeel.desk.internal"
            },
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(inventory.internal.Discovery(Run|Job)|desk.internal.DeskJobs).*"))
    static class Scan {
        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        PriorityMatrix matrix() {
            return (impact, urgency) -> new PriorityMatrix.Answer(Priority.P2, 1);
        }

        @Bean
        ReviewRule reviews() {
            return priority -> false;
        }

        @Bean
        StartedFlows flows() {
            return new StartedFlows();
        }
    }

    /** Remembers what would run. */
    static final class StartedFlows implements Flows {
        final List<String> started = new ArrayList<>();
        Map<String, Object> variables = Map.of();

        @Override
        public void start(String processKey, String businessKey, Map<String, Object> given) {
            started.add(processKey + " " + businessKey);
            variables = given;
        }

        @Override
        public boolean tell(String message, String businessKey, Map<String, Object> given) {
            return false;
        }

        @Override
        public void end(String businessKey, String reason) {
            started.remove(businessKey);
        }
    }

    DeskRoom() {
        clean();
        KnownPeople people = bean(KnownPeople.class);
        for (Person person : people.list()) {
            people.remove(person.name());
        }
        weiPerson = people.put(person("wei", "Zhang Wei", Role.SERVICE_DESK));
        ruiPerson = people.put(person("rui", "Rui Costa", Role.REQUESTER));
        Person other = people.put(person("eva", "Eva", Role.REQUESTER));
        wei = KnownPeople.actor(weiPerson);
        rui = KnownPeople.actor(ruiPerson);
        stranger = KnownPeople.actor(other);
        settings.putCalendar(admin, "office", "Office hours", "UTC", "Mon-Fri 09:00-18:00", ANY);
    }

    private static Person person(String name, String displayName, Role role) {
        return new Person(UUID.randomUUID(), name, displayName, Optional.of(name + "@example.org"), role);
    }

    private void clean() {
        jdbc.sql("""
                        truncate desk.ticket, desk.entry, desk.link, desk.attachment, desk.clock, desk.duty, desk.catalogue,
                            desk.mailbox, desk.mail, desk.thread, desk.opened_for, incident.incident, oncall.schedule cascade""").update();
        jdbc.sql("delete from desk.calendar where since > '1971-01-01T00:00:00Z'")
                .update();
        notices.forget();
        heard.forget();
        flows.started.clear();
        clock.moveTo(FRIDAY);
    }

    <T> T bean(Class<T> type) {
        return SHARED.getBean(type);
    }

    Mailbox mailbox() {
        return bean(Mailbox.class);
    }

    /** Rui asks. */
    String asks() {
        return requests.open(rui, Kind.QUESTION, "How do I print?", "On paper.", Optional.empty(), Optional.empty())
                .key();
    }

    String reports(Priority priority) {
        return requests.open(
                        rui, Kind.FAULT, "The printer burns", "Third floor", Optional.empty(), Optional.of(priority))
                .key();
    }

    Detail detail(String key) {
        return desk.get(wei, key);
    }

    Ticket ticket(String key) {
        return detail(key).ticket();
    }

    Promise promise(String key, What what) {
        return ticket(key).promises().stream()
                .filter(each -> each.what() == what)
                .findFirst()
                .orElseThrow();
    }

    List<TicketEntry.Kind> kinds(String key) {
        return detail(key).entries().stream().map(TicketEntry::kind).toList();
    }

    void at(String instant) {
        clock.moveTo(instant);
        bean(ClockLook.class).look();
    }
}
