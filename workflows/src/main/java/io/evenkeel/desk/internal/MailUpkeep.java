package io.evenkeel.desk.internal;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A mail as it came is kept to look back at while its ticket is open and for a time after it came. Then its bytes go: its
 * words and files are in the ticket, and its row still knows it if it is delivered again.
 */
@Component
class MailUpkeep {
    /** Of up to 25 MiB each: more in one statement would hold up the database. */
    private static final int AT_ONCE = 200;

    private static final Logger log = LoggerFactory.getLogger(MailUpkeep.class);

    private final MailRows mails;
    private final InstantSource clock;
    private final Duration kept;

    MailUpkeep(MailRows mails, InstantSource clock, @Value("${evenkeel.desk.raw-mail-days:90}") int days) {
        if (days < 1) {
            throw new IllegalArgumentException(
                    "evenkeel.desk.raw-mail-days is " + days + ": give a number of days from 1 up.");
        }
        this.mails = mails;
        this.clock = clock;
        this.kept = Duration.ofDays(days);
    }

    /** @return how many were let go */
    int letGo() {
        int all = 0;
        int some;
        do {
            some = mails.letGo(clock.instant().minus(kept), AT_ONCE);
            all += some;
        } while (some == AT_ONCE);
        if (all > 0) {
            log.info("event=raw-mail-let-go mails={}", all);
        }
        return all;
    }
}
