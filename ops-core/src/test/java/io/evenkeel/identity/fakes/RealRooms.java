package io.evenkeel.identity.fakes;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.oncall.fakes.HeardEvents;
import io.evenkeel.oncall.fakes.MovableClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Some rooms with their real services over a fresh database; the clock stands until a test moves it. */
public final class RealRooms implements AutoCloseable {

    /** Everything that the rooms refuse to others. */
    public static final Actor ADMINISTRATOR = Actor.system("test");

    public static final Actor NOBODY = new Actor(Actor.Kind.PERSON, "nobody", "Nobody", Set.of());

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private RealRooms() {}

    /** @param rooms such as {@code audit}; those below must be named too */
    public static RealRooms open(Path data, String... rooms) {
        return open(data, TestDatabase.fresh(), Map.of(), rooms);
    }

    /** @param beans further ones, by their class: the ports of rooms above */
    public static RealRooms open(Path data, DataSource database, Map<Class<?>, Object> beans, String... rooms) {
        return open(data, database, beans, Set.of(), rooms);
    }

    /** @param configurations parts of further rooms, such as the process engine */
    public static RealRooms open(
            Path data,
            DataSource database,
            Map<Class<?>, Object> beans,
            Set<Class<?>> configurations,
            String... rooms) {
        RealRooms opened = new RealRooms();
        AnnotationConfigApplicationContext context = opened.context;
        // bcrypt with its fewest rounds: what these tests prove does not depend on their number.
        Map<String, Object> settings = Map.of(
                "evenkeel.data", data.toString(),
                "evenkeel.password-strength", "4",
                "evenkeel.url", "https://evenkeel.example.org/",
                "evenkeel.mail.timeout-millis", "1000",
                "evenkeel.notice.longest-attempt-millis", "3000");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(MovableClock.class, () -> new MovableClock("2026-11-21T02:00:00Z"));
        context.registerBean(HeardEvents.class, () -> new HeardEvents());
        beans.forEach((type, bean) -> register(context, type, bean));
        context.register(Transactions.class);
        configurations.forEach(context::register);
        context.scan(Stream.of(rooms)
                .map(room -> "io.evenkeel." + room + ".internal")
                .toArray(String[]::new));
        context.refresh();
        return opened;
    }

    private static <T> void register(AnnotationConfigApplicationContext context, Class<T> type, Object bean) {
        context.registerBean(type, () -> type.cast(bean));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public MovableClock clock() {
        return get(MovableClock.class);
    }

    public JdbcClient sql() {
        return get(JdbcClient.class);
    }

    /** Runs in one transaction. */
    public void together(Runnable work) {
        new TransactionTemplate(get(PlatformTransactionManager.class)).executeWithoutResult(_ -> work.run());
    }

    public <T> T together(Supplier<T> work) {
        return new TransactionTemplate(get(PlatformTransactionManager.class)).execute(_ -> work.get());
    }

    /** Somebody with these rights and no others. */
    public static Actor with(Right... rights) {
        return new Actor(Actor.Kind.TOKEN, "some-id", "Somebody", Set.of(rights));
    }

    @Override
    public void close() {
        context.close();
    }
}
