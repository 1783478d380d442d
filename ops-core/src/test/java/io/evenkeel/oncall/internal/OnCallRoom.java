package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.Overrides;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.fakes.HeardEvents;
import io.evenkeel.oncall.fakes.KnownContacts;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.oncall.fakes.TestRooms.OpenScreens;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.transaction.support.TransactionTemplate;

/** The room with its real services and a fresh database. Wei is first on call, Ana follows; hand-over daily at 08:00 UTC. */
final class OnCallRoom implements AutoCloseable {
    final AnnotationConfigApplicationContext context;
    final OnCall onCall;
    final Pages pages;
    final KnownPeople people;
    final SentNotices notices;
    final RecordedAudit audit;
    final HeardEvents heard;
    final MovableClock clock;
    final OpenScreens screens;
    final KnownContacts contacts;
    final Overrides overrides;
    final Person wei;
    final Person ana;

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan("io.evenkeel.oncall.internal")
    static class Scan {}

    OnCallRoom() {
        context = new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);
        onCall = context.getBean(OnCall.class);
        pages = context.getBean(Pages.class);
        people = context.getBean(KnownPeople.class);
        notices = context.getBean(SentNotices.class);
        audit = context.getBean(RecordedAudit.class);
        heard = context.getBean(HeardEvents.class);
        clock = context.getBean(MovableClock.class);
        screens = context.getBean(OpenScreens.class);
        contacts = context.getBean(KnownContacts.class);
        overrides = context.getBean(Overrides.class);
        wei = people.add("wei", "Zhang Wei");
        ana = people.add("ana", "Ana Souza");
        onCall.ensureDefaults(wei.id());
    }

    Actor asWei() {
        return KnownPeople.actor(wei);
    }

    Schedule schedule() {
        return onCall.schedules().getFirst();
    }

    /** Puts these people in turn, by the day from 08:00 UTC on the 20th of November: on the 21st the first one again. */
    Schedule turns(Person... turns) {
        Schedule now = schedule();
        return onCall.change(
                asWei(),
                new Schedule(
                        now.id(),
                        now.name(),
                        ZoneOffset.UTC,
                        Stream.of(turns).map(Person::id).toList(),
                        LocalDateTime.parse("2026-11-20T08:00"),
                        Duration.ofDays(1),
                        now.version()));
    }

    Actor asAna() {
        return KnownPeople.actor(ana);
    }

    void inTransaction(Runnable acts) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> acts.run());
    }

    void publish(Object event) {
        inTransaction(() -> context.publishEvent(event));
    }

    List<String> pagedByMail() {
        return notices.all().stream()
                .map(io.evenkeel.notify.Notice::address)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
