package io.evenkeel.reporting.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Reports;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class ReportService implements Reports {
    private static final int LONGEST_LIST = 200;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Making making;
    private final ReportRows rows;
    private final ReportPdf pdf;
    private final Audit audit;
    private final ReportSettings settings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ReportService(
            Making making,
            ReportRows rows,
            ReportPdf pdf,
            Audit audit,
            ReportSettings settings,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.making = making;
        this.rows = rows;
        this.pdf = pdf;
        this.audit = audit;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Made make(Actor actor, Period.Kind kind, LocalDate day) {
        actor.mustHave(Right.EDIT_REPORTS);
        Period period = period(kind, day);
        Optional<Report> there = rows.find(kind, period.from());
        if (there.isPresent()) {
            return new Made(there.get(), false);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!period.isOver(now)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "report-period-not-over",
                    "This period ends with " + period.last() + " (" + period.zone()
                            + "). A report never changes, so it is made afterwards; until then look at the draft.",
                    "from");
        }
        Report.Content content = making.content(period, now, nameOf(actor));
        Boolean anew = transactions.execute(_ -> store(actor, content));
        return new Made(rows.find(kind, period.from()).orElseThrow(), Boolean.TRUE.equals(anew));
    }

    /** Who made it, for people: a schedule is nobody. */
    private static String nameOf(Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM ? "Evenkeel" : actor.name();
    }

    /** Whoever is second finds the report of the first. */
    private boolean store(Actor actor, Report.Content content) {
        boolean anew = rows.insert(UuidSeven.at(content.madeAt()), content);
        if (anew) {
            audit.record(
                    actor,
                    "reporting.make",
                    FileNames.period(content.period()),
                    Map.of("zone", content.period().zone().getId()));
        }
        return anew;
    }

    @Override
    public Report draft(Actor actor, Period.Kind kind, LocalDate day) {
        actor.mustHave(Right.SEE_OPERATIONS);
        Period period = period(kind, day);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (now.isBefore(period.begin())) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "report-period-not-begun",
                    "This period begins on " + period.from() + ". Choose an earlier day.",
                    "from");
        }
        return new Report(Optional.empty(), Optional.empty(), making.content(period, now, actor.name()));
    }

    private Period period(Period.Kind kind, LocalDate day) {
        if (day.isBefore(EARLIEST)
                || day.isAfter(
                        LocalDate.ofInstant(clock.instant(), settings.zone()).plusYears(1))) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "report-day-invalid", "Choose a day from " + EARLIEST + " to today.", "from");
        }
        return Period.containing(kind, day, settings.zone());
    }

    @Override
    public Optional<Report> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public Page list(Optional<Period.Kind> kind, Optional<String> cursor, int limit) {
        int bounded = Math.clamp(limit, 1, LONGEST_LIST);
        List<Report.Head> found = rows.list(kind, cursor.map(ReportService::after), bounded + 1);
        return found.size() <= bounded
                ? new Page(found, Optional.empty())
                : new Page(
                        found.subList(0, bounded),
                        Optional.of(found.get(bounded - 1).id().toString()));
    }

    private static UUID after(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "cursor-unreadable",
                    "The cursor must be what the field next of the page before gave. Begin again without one.",
                    "cursor");
        }
    }

    @Override
    public String csv(Report report, Language language) {
        return ReportCsv.of(report, language);
    }

    @Override
    public byte[] pdf(Report report, Language language) {
        return pdf.of(report, language);
    }

    @Override
    public String fileName(Report report, String extension) {
        String draft = report.id().isEmpty() ? "draft-" : "report-";
        return draft + FileNames.period(report.content().period()) + "." + extension;
    }

    @Override
    public ZoneId zone() {
        return settings.zone();
    }
}
