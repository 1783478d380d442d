package io.evenkeel;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.People;
import io.evenkeel.oncall.OnCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The whole server, as shipped, in this JVM on a free port with a fresh database and data folder. */
final class RunningServer implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery";

    /** Let go of when it is closed: test classes keep their server in a field for as long as the JVM runs. */
    private final AtomicReference<ConfigurableApplicationContext> running;

    private final Path data;
    private final boolean ownsData;

    private RunningServer(ConfigurableApplicationContext context, Path data, boolean ownsData) {
        this.running = new AtomicReference<>(context);
        this.data = data;
        this.ownsData = ownsData;
    }

    /** @param additions configuration that only a test has, such as a clock that moves */
    static RunningServer start(Class<?>... additions) {
        return on(TestDatabase.fresh(), temporaryFolder(), true, additions);
    }

    /** A server on what is there already, as after a restore; the first administrator is made where there is nobody. */
    static RunningServer on(DriverManagerDataSource database, Path data, Class<?>... additions) {
        return on(database, data, false, additions);
    }

    private static RunningServer on(
            DriverManagerDataSource database, Path data, boolean ownsData, Class<?>... additions) {
        var context = application()
                .sources(additions)
                .properties(settings(database, data))
                .run();
        context.getBean(People.class)
                .createFirstAdministrator(Optional.of(ADMIN_PASSWORD))
                .ifPresent(first -> context.getBean(OnCall.class)
                        .ensureDefaults(first.person().id()));
        return new RunningServer(context, data, ownsData);
    }

    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(Evenkeel.class)
                .initializers(
                        starting -> starting.getBeanFactory().registerSingleton("noTestClasses", new NoTestClasses()));
    }

    static Map<String, Object> settings(DriverManagerDataSource database, Path data) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", database.getUrl());
        settings.put("spring.datasource.username", String.valueOf(database.getUsername()));
        settings.put("spring.datasource.password", String.valueOf(database.getPassword()));
        settings.put("server.port", 0);
        settings.put("server.address", "127.0.0.1");
        settings.put("evenkeel.data", data.toString());
        settings.put("evenkeel.url", "http://127.0.0.1");
        // bcrypt with its fewest rounds: what these tests prove does not depend on their number.
        settings.put("evenkeel.password-strength", 4);
        return settings;
    }

    private ConfigurableApplicationContext context() {
        return Objects.requireNonNull(running.get(), "this server was closed");
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + context().getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A signed-in administrator. */
    ApiClient administrator() {
        return ApiClient.signedIn(url(), "admin", ADMIN_PASSWORD);
    }

    ApiClient anonymous() {
        return ApiClient.anonymous(url());
    }

    <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context().getBean(name, type);
    }

    /** Whether nothing is under way: no event that is to be heard, no notice and no step of a process due by then. */
    boolean isAtRest(Instant time) {
        return bean(JdbcClient.class)
                .sql("""
                        select not exists (select from platform.event_publication)
                            and not exists (select from notify.notice where state = 'waiting' and due_at <= :time)
                            and not exists (select from platform.act_ru_job
                                where retries_ > 0 and suspension_state_ = 1
                                    and (duedate_ is null or duedate_ <= :time))""")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    Path data() {
        return data;
    }

    @Override
    public void close() {
        Optional.ofNullable(running.getAndSet(null)).ifPresent(ConfigurableApplicationContext::close);
        if (ownsData) {
            remove(data);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("evenkeel-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
