package io.evenkeel.notify.internal;

import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import java.time.InstantSource;
import java.util.List;
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
    private final MailServers mailServers;
    private final Alarm alarm;
    private final InstantSource clock;

    StoredNotifications(Outbox outbox, MailServers mailServers, Alarm alarm, InstantSource clock) {
        this.outbox = outbox;
        this.mailServers = mailServers;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Demands a transaction: a notice whose cause rolled back must not go out. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notice notice) {
        outbox.put(OneLine.storable(notice), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                alarm.ring();
            }
        });
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
