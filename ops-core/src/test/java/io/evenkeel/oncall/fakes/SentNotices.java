package io.evenkeel.oncall.fakes;

import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps what would be sent: once by key, and only if the caller's transaction commits. */
public final class SentNotices implements Notifications {
    private final Map<String, Notice> byKey = new ConcurrentSkipListMap<>();
    private final List<Notice> inOrder = new CopyOnWriteArrayList<>();
    private volatile boolean mailIsSet = true;
    private volatile boolean refuse;

    @Override
    public void send(Notice notice) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a notice is sent in a transaction");
        }
        if (refuse) {
            throw new IllegalStateException("the outbox is away");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (byKey.putIfAbsent(notice.key(), notice) == null) {
                    inOrder.add(notice);
                }
            }
        });
    }

    private final List<String> withdrawn = new CopyOnWriteArrayList<>();

    @Override
    public void withdraw(String about) {
        withdrawn.add(about);
    }

    /** What was taken back, in order. */
    public List<String> withdrawn() {
        return List.copyOf(withdrawn);
    }

    @Override
    public boolean mailIsSet() {
        return mailIsSet;
    }

    public void mailIsSet(boolean set) {
        mailIsSet = set;
    }

    /** As if the outbox could not be written. */
    public void refuse(boolean away) {
        refuse = away;
    }

    @Override
    public List<Sent> about(String subject) {
        return List.of();
    }

    public void forget() {
        byKey.clear();
        inOrder.clear();
        withdrawn.clear();
        mailIsSet = true;
        refuse = false;
    }

    /** In the order of sending. */
    public List<Notice> all() {
        return new ArrayList<>(inOrder);
    }
}
