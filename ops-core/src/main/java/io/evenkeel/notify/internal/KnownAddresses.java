package io.evenkeel.notify.internal;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.internal.ContactRows.NewContact;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over, once in the life of an installation, the mail addresses that were paged before contacts had to be verified:
 * an upgrade must not leave a team unreachable.
 */
@Component
class KnownAddresses {

    private static final Logger log = LoggerFactory.getLogger(KnownAddresses.class);

    private final ContactRows rows;
    private final People people;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    KnownAddresses(ContactRows rows, People people, PlatformTransactionManager transactions, InstantSource clock) {
        this.rows = rows;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void adoptOnce() {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            if (rows.beginAdoption(now)) {
                people.list().forEach(person -> adopt(person, now));
            }
        });
    }

    private void adopt(Person person, Instant now) {
        person.email().filter(MailChecks::isAddress).ifPresent(address -> {
            NewContact contact = NewContact.open(person.id(), Channel.EMAIL, address);
            rows.insert(contact, now);
            rows.verified(contact.id(), now);
            log.info("event=contact-adopted person={}", person.name());
        });
    }
}
