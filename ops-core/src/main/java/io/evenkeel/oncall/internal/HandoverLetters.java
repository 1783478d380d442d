package io.evenkeel.oncall.internal;

import io.evenkeel.identity.Person;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.internal.Reach.Way;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Tells people, by every way they have, that a hand-over waits. Called in a transaction; repeatable by step. */
@Component
class HandoverLetters {
    /** What its notices are about; the console links it to the hand-over. */
    static final String ABOUT = "handover";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z");

    private final Notifications notifications;
    private final Reach reach;
    private final ScheduleRows schedules;

    HandoverLetters(Notifications notifications, Reach reach, ScheduleRows schedules) {
        this.notifications = notifications;
        this.reach = reach;
        this.schedules = schedules;
    }

    /** To the next shift, at once. */
    void handedOver(Handover handover, Person to) {
        send(
                handover,
                to,
                "handed-over",
                "%s handed “%s” over to you".formatted(handover.by().name(), handover.scheduleName()),
                "Read it and accept it under On call, Hand-over. Your shift begins " + moment(handover) + ".",
                "在“值班 › 交接班”中阅读并确认接班。");
    }

    /** To the same person, who did not accept it. */
    void reminder(Handover handover, Person to) {
        send(
                handover,
                to,
                "0",
                "“%s” waits for you to accept the hand-over".formatted(handover.scheduleName()),
                "Your shift began " + moment(handover) + ". Accept it under On call, Hand-over, else others are told.",
                "班次已开始，交接班尚未确认；逾期将通知其他人。");
    }

    /** To whoever is next in the policy. */
    void escalation(Handover handover, Person to, int step) {
        send(
                handover,
                to,
                Integer.toString(step),
                "Nobody accepted the hand-over of “%s”".formatted(handover.scheduleName()),
                handover.to().name() + " was to accept it; the shift began " + moment(handover)
                        + ". Find out who has the shift, and have it taken under On call.",
                handover.to().name() + " 未确认接班，需核实由谁值守。");
    }

    private void send(Handover handover, Person to, String step, String subject, String english, String chinese) {
        String from = handover.from().map(Someone::name).orElse(handover.by().name());
        String text = "%s\n\n%s\n%s\n\n%s → %s, no. %d%s"
                .formatted(
                        subject,
                        english,
                        chinese,
                        from,
                        handover.to().name(),
                        handover.number(),
                        handover.note().isEmpty() ? "" : "\n\n" + handover.note());
        for (Way way : reach.ways(to)) {
            notifications.send(new Notice(
                    "handover/%s/%s/%s/%s".formatted(handover.id(), step, way.channel(), to.id() + way.id()),
                    way.channel(),
                    to.id(),
                    way.address(),
                    subject,
                    text,
                    ABOUT));
        }
    }

    /** On the clock of the schedule. */
    private String moment(Handover handover) {
        Instant begins = handover.shift().from();
        ZoneId zone =
                schedules.find(handover.schedule()).map(found -> found.zone()).orElse(ZoneId.of("UTC"));
        return MOMENT.format(begins.atZone(zone));
    }
}
