package io.evenkeel.reporting.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.reporting.Reports;
import io.evenkeel.reporting.Schedules;
import io.evenkeel.reporting.Schedules.Mailing;
import io.evenkeel.reporting.Schedules.Schedule;
import io.evenkeel.reporting.Schedules.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When reports are made by themselves, and for whom. */
@RestController("reportScheduleController")
@RequestMapping("/api/reports/schedules")
class ScheduleController {
    private final Schedules schedules;
    private final Reports reports;

    ScheduleController(Schedules schedules, Reports reports) {
        this.schedules = schedules;
        this.reports = reports;
    }

    record ReportScheduleRequest(
            @Nullable String kind,
            @Nullable Boolean active,
            @Nullable Integer daysAfter,
            @Nullable String at,
            @Nullable String language,
            @Nullable List<UUID> people,
            @Nullable List<String> addresses) {

        Wish wish() {
            return new Wish(
                    Asked.kind(kind),
                    Boolean.TRUE.equals(active),
                    Objects.requireNonNullElse(daysAfter, 0),
                    Asked.time(at),
                    Asked.language(language),
                    people == null ? List.of() : people,
                    addresses == null ? List.of() : addresses);
        }
    }

    record ReportSchedules(List<ReportSchedule> items, String zone) {}

    record ReportSchedule(
            String kind,
            boolean active,
            int daysAfter,
            String at,
            String language,
            List<UUID> people,
            List<String> addresses,
            long version,
            Optional<Instant> next,
            Optional<ReportMailing> last) {

        static ReportSchedule of(Schedule schedule) {
            Wish wish = schedule.wish();
            return new ReportSchedule(
                    ReportAnswers.word(wish.kind()),
                    wish.active(),
                    wish.daysAfter(),
                    wish.at().toString(),
                    wish.language().name().toLowerCase(Locale.ROOT),
                    wish.people(),
                    wish.addresses(),
                    schedule.version(),
                    schedule.next(),
                    schedule.last().map(ReportMailing::of));
        }
    }

    record ReportMailing(UUID report, LocalDate from, Instant at, List<String> sentTo, List<String> leftOut) {

        static ReportMailing of(Mailing mailing) {
            return new ReportMailing(
                    mailing.report(), mailing.from(), mailing.at(), mailing.sentTo(), mailing.leftOut());
        }
    }

    @GetMapping
    @Needs(Right.EDIT_REPORTS)
    ReportSchedules list(Actor actor) {
        return new ReportSchedules(
                schedules.list(actor).stream().map(ReportSchedule::of).toList(),
                reports.zone().getId());
    }

    @PutMapping
    @Needs(Right.EDIT_REPORTS)
    ReportSchedule change(
            Actor actor,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReportScheduleRequest request) {
        return ReportSchedule.of(schedules.change(actor, request.wish(), IfMatch.version(ifMatch)));
    }
}
