package io.evenkeel.energy.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One does something while another, who began later, already waits for it in the database. */
public final class AtTheSameTime {
    private AtTheSameTime() {}

    /**
     * What the other came to.
     *
     * @param locked SQL that the first begins with; empty where what it does keeps the other waiting anyway
     * @param first is done, and committed, once the other waits
     */
    static <T> T after(ApplicationContext context, Optional<String> locked, Runnable first, Supplier<T> other) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        CompletableFuture<T> second = context.getBean(TransactionTemplate.class).execute(_ -> {
            locked.ifPresent(sql -> jdbc.sql(sql).update());
            if (locked.isEmpty()) {
                first.run();
            }
            CompletableFuture<T> begun = CompletableFuture.supplyAsync(other);
            Awaitility.await()
                    .alias("the other waits")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> jdbc.sql("select count(*) from pg_locks where not granted")
                                    .query(Integer.class)
                                    .single()
                            > 0);
            if (locked.isPresent()) {
                first.run();
            }
            return begun;
        });
        try {
            return second.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
