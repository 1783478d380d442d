package io.evenkeel.reporting.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.notify.Notifications;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Reports;
import io.evenkeel.reporting.internal.TimetableRows.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes and mails what is due. Each step is found done or undone in the database, so that it may be broken off anywhere and
 * begun again.
 */
@Component
class ReportLook {
    private static final Logger log = LoggerFactory.getLogger(ReportLook.class);
    private static final Actor SYSTEM = Actor.system("reporting");

    private final TimetableRows schedules;
    private final Reports reports;
    private final ReportMail mail;
    private final Notifications notifications;
    private final ReportSettings settings;
    private final InstantSource clock;

    ReportLook(
            TimetableRows schedules,
            Reports reports,
            ReportMail mail,
            Notifications notifications,
            ReportSettings settings,
            InstantSource clock) {
        this.schedules = schedules;
        this.reports = reports;
        this.mail = mail;
        this.notifications = notifications;
        this.settings = settings;
        this.clock = clock;
    }

    void look() {
        for (Period.Kind kind : Period.Kind.values()) {
            schedules.find(kind).filter(stored -> stored.wish().active()).ifPresent(this::look);
        }
    }

    /** One that cannot be made must not keep the other from being made. */
    private void look(Stored stored) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Period due = Due.newest(stored.wish(), now, settings.zone());
        if (!Due.of(due, stored.wish()).isAfter(stored.since()) || schedules.isMailed(due)) {
            return;
        }
        try {
            Report report = reports.make(SYSTEM, due.kind(), due.from()).report();
            // Until a mail server is set the newest one waits.
            if (notifications.mailIsSet()) {
                mail.mail(report, stored.wish(), now);
            }
        } catch (RuntimeException failed) {
            log.error("event=report-not-made period={} next=\"tried again soon\"", FileNames.period(due), failed);
        }
    }
}
