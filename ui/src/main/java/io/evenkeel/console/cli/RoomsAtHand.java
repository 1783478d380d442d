package io.evenkeel.console.cli;

import io.evenkeel.database.Migrations;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The two lowest rooms, people and the trail, on a database and without a server: what they do is recorded as ever. */
final class RoomsAtHand implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    RoomsAtHand(DataFolder data, DataSource database) {
        Migrations.migrate(database);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "command", Map.of("evenkeel.data", data.path().toString())));
        // Wrapped, since a context closes what it is given, and this may be a running server's.
        context.registerBean(DataSource.class, () -> new DelegatingDataSource(database));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(InstantSource.class, () -> Clock.systemUTC());
        context.register(Transactions.class);
        context.scan("io.evenkeel.audit.internal", "io.evenkeel.identity.internal");
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    <T> T get(Class<T> door) {
        return context.getBean(door);
    }

    @Override
    public void close() {
        context.close();
    }
}
