package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts notices into the outbox and wakes the sender when the caller's transaction is committed. */
@Service
class StoredNotifications implements Notifications {

    private static final int MOST_ABOUT_ONE = 500;

    private final Outbox outbox;
    private final Windows windows;
    private final MailServers mailServers;
    private final Alarm alarm;
    private final InstantSource clock;

    StoredNotifications(Outbox outbox, Windows windows, MailServers mailServers, Alarm alarm, InstantSource clock) {
        this.outbox = outbox;
        this.windows = windows;
        this.mailServers = mailServers;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Demands a transaction: a notice whose cause rolled back must not go out. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notice notice) {
        Instant now = clock.instant();
        Notice storable = OneLine.storable(notice);
        // The same key again must not wait for company, nor keep others waiting.
        Optional<Instant> later = outbox.knows(notice.key()) ? Optional.empty() : gather(storable, now);
        if (later.isPresent()) {
            outbox.putCarried(storable, Windows.carrierKey(storable, later.get()), later.get(), now);
            return;
        }
        outbox.put(storable, now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                alarm.ring();
            }
        });
    }

    /** An open console shows each notice at once: it has room for all of them, and they make one sound. */
    private Optional<Instant> gather(Notice notice, Instant now) {
        return notice.channel() == Channel.CONSOLE
                ? Optional.empty()
                : notice.rank().flatMap(rank -> windows.place(notice, rank, now));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(String about) {
        outbox.withdraw(about, clock.instant());
    }

    @Override
    public boolean mailIsSet() {
        return mailServers.find().isPresent();
    }

    @Override
    public List<Sent> about(String subject) {
        return outbox.about(subject, MOST_ABOUT_ONE);
    }
}
