package io.evenkeel.reporting.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.identity.People;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.Enclosures;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Schedules.Mailing;
import io.evenkeel.reporting.Schedules.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails a report, once, and makes its file when the mail goes out: the stored report gives the same file every time. */
@Component
class ReportMail implements Enclosures {
    private static final Actor SYSTEM = Actor.system("reporting");
    private static final String ABOUT = "report/";

    private final TimetableRows schedules;
    private final ReportRows reports;
    private final ReportPdf pdf;
    private final People people;
    private final Contacts contacts;
    private final Notifications notifications;
    private final Audit audit;

    ReportMail(
            TimetableRows schedules,
            ReportRows reports,
            ReportPdf pdf,
            People people,
            Contacts contacts,
            Notifications notifications,
            Audit audit) {
        this.schedules = schedules;
        this.reports = reports;
        this.pdf = pdf;
        this.people = people;
        this.contacts = contacts;
        this.notifications = notifications;
        this.audit = audit;
    }

    private record Reader(UUID person, String address) {}

    /** The row that it was mailed and the notices are kept together or not at all; false if it was mailed before. */
    @Transactional
    public boolean mail(Report report, Wish wish, Instant now) {
        Period period = report.content().period();
        UUID id = report.id().orElseThrow();
        var readers = new ArrayList<Reader>();
        var leftOut = new ArrayList<String>();
        for (UUID person : wish.people()) {
            address(person)
                    .ifPresentOrElse(
                            address -> readers.add(new Reader(person, address)),
                            () -> leftOut.add(people.nameOf(person).orElse(person.toString())));
        }
        wish.addresses().forEach(address -> readers.add(new Reader(Notice.NOBODY, address)));
        List<String> sentTo = readers.stream().map(Reader::address).distinct().toList();
        if (!schedules.insert(new Mailing(wish.kind(), period.from(), id, now, sentTo, leftOut))) {
            return false;
        }
        readers.forEach(reader -> notifications.send(notice(report, wish.language(), reader)));
        audit.record(
                SYSTEM,
                "reporting.mail",
                FileNames.period(period),
                Map.of("to", String.join(" ", sentTo), "left-out", String.join(", ", leftOut)));
        return true;
    }

    private Optional<String> address(UUID person) {
        return contacts.usable(person).stream()
                .filter(contact -> contact.channel() == Channel.EMAIL)
                .map(Contact::sendTo)
                .findFirst();
    }

    /** Somebody who is named twice has the same key twice, and one mail. */
    private static Notice notice(Report report, Language language, Reader reader) {
        UUID id = report.id().orElseThrow();
        var wording = new Wording(language);
        return new Notice(
                ABOUT + id + "/" + reader.address().toLowerCase(Locale.ROOT),
                Channel.EMAIL,
                reader.person(),
                reader.address(),
                wording.title(report.content().period()),
                wording.mailText(report),
                ABOUT + id,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ABOUT + id + "/" + language.name()));
    }

    @Override
    public Optional<Enclosure> find(String reference) {
        String[] parts = reference.split("/", -1);
        if (parts.length != 3 || !reference.startsWith(ABOUT)) {
            return Optional.empty();
        }
        Language language = Language.valueOf(parts[2]);
        return reports.find(UUID.fromString(parts[1]))
                .map(report -> new Enclosure(
                        "report-" + FileNames.period(report.content().period()) + ".pdf",
                        "application/pdf",
                        pdf.of(report, language)));
    }
}
