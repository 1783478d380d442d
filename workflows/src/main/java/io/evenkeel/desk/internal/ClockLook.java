package io.evenkeel.desk.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for promises that have run out or nearly, ticket by ticket, so that one that cannot be told of holds up no other. */
@Component
class ClockLook {
    private static final Logger log = LoggerFactory.getLogger(ClockLook.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_ROUNDS = 50;

    private final ClockRows clocks;
    private final TicketRows tickets;
    private final WorkCalendarRows calendars;
    private final Promises promises;
    private final TicketHandling handling;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ClockLook(
            ClockRows clocks,
            TicketRows tickets,
            WorkCalendarRows calendars,
            Promises promises,
            TicketHandling handling,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.clocks = clocks;
        this.tickets = tickets;
        this.calendars = calendars;
        this.promises = promises;
        this.handling = handling;
        this.transactions = transactions;
        this.clock = clock;
    }

    void look() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<UUID> due = clocks.ticketsDue(clock.instant(), AT_ONCE);
            long failed = due.stream().filter(ticket -> !say(ticket)).count();
            if (due.size() < AT_ONCE || failed > 0) {
                return;
            }
        }
    }

    private boolean say(UUID ticket) {
        try {
            transactions.executeWithoutResult(status -> {
                calendars.lockToCompute();
                tickets.lock(ticket).ifPresent(stored -> {
                    promises.say(stored, clock.instant());
                    handling.changed(ticket);
                });
            });
            return true;
        } catch (RuntimeException failed) {
            log.error("event=promise-not-told ticket={} next=\"tried again soon\"", ticket, failed);
            return false;
        }
    }
}
