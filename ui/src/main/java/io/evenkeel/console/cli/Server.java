package io.evenkeel.console.cli;

import io.evenkeel.audit.HouseZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** The Spring application in this JVM. */
final class Server implements AutoCloseable {

    private final Class<?> application;
    private final Launch.Settings settings;
    private final OwnDatabase database;
    private final BooleanSupplier calledOff;
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile @Nullable FirstSteps firstSteps;
    private volatile @Nullable ConfigurableEnvironment environment;

    Server(Class<?> application, Launch.Settings settings, OwnDatabase database, BooleanSupplier calledOff) {
        this.application = application;
        this.settings = settings;
        this.database = database;
        this.calledOff = calledOff;
    }

    /** Returns when the server is ready; accounts and tokens are made before it says so. */
    FirstSteps start() {
        ApplicationListener<ApplicationStartedEvent> beforeReady =
                started -> firstSteps = FirstSteps.take(started.getApplicationContext(), settings);
        ApplicationListener<ApplicationEnvironmentPreparedEvent> known = prepared -> {
            environment = prepared.getEnvironment();
            // What asks for the server's own zone, such as a shipped calendar, means the installation's.
            TimeZone.setDefault(TimeZone.getTimeZone(HouseZone.of(prepared.getEnvironment())));
        };
        try {
            context = new SpringApplicationBuilder(application)
                    .listeners(beforeReady, known)
                    .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(new CallOff(calledOff)))
                    .run(properties());
        } catch (RuntimeException e) {
            throw wordedFailure(e);
        }
        return Optional.ofNullable(firstSteps).orElseThrow();
    }

    int port() {
        return Optional.ofNullable(context)
                .map(running -> running.getEnvironment().getProperty("local.server.port", Integer.class))
                .orElseThrow();
    }

    @Override
    public void close() {
        ConfigurableApplicationContext running = context;
        if (running != null) {
            running.close();
        }
    }

    private String[] properties() {
        Listening listening = settings.listening();
        List<String> given = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.main.log-startup-info=false",
                "--spring.lifecycle.timeout-per-shutdown-phase=10s",
                "--server.address=" + listening.address().getHostAddress(),
                "--server.port=" + listening.port(),
                "--evenkeel.data=" + settings.data().path(),
                "--evenkeel.behind-proxy=" + String.join(",", listening.proxies()),
                "--evenkeel.agent-archives=" + String.join(",", agentArchives()),
                "--logging.file.name=" + settings.data().path().resolve("log/evenkeel.log"),
                "--logging.logback.rollingpolicy.max-file-size=10MB",
                "--logging.logback.rollingpolicy.max-history=10",
                "--logging.logback.rollingpolicy.total-size-cap=100MB",
                "--logging.threshold.console=WARN",
                // The engine's starter names a class of Spring Boot 3; nothing follows from it.
                "--logging.level.org.springframework.core.annotation=ERROR",
                "--logging.level.org.springdoc.core.events=ERROR",
                // A failed start is worded below, once.
                "--logging.level.org.springframework.boot.web.server.servlet.context=ERROR",
                "--logging.level.org.springframework.boot.SpringApplication=OFF",
                "--logging.level.org.springframework.boot.diagnostics=OFF"));
        given.addAll(settings.more());
        if (System.getenv("EVENKEEL_URL") == null) {
            given.add("--evenkeel.url=" + listening.localUrl(listening.port()));
        }
        listening.tls().ifPresent(tls -> {
            given.add("--server.ssl.certificate=" + tls.certificate().toUri());
            given.add("--server.ssl.certificate-private-key=" + tls.key().toUri());
            given.add("--evenkeel.certificate-sha256=" + tls.sha256());
        });
        return given.toArray(String[]::new);
    }

    /** Where the agent's archive may lie: put into the data folder, in the installed tree, made from the sources. */
    private List<String> agentArchives() {
        Path home = Path.of(System.getProperty("evenkeel.home", "."));
        return List.of(
                settings.data().agent().resolve("archive").toString(),
                home.resolve("agent").toString(),
                home.resolve("target").toString());
    }

    private RuntimeException wordedFailure(RuntimeException e) {
        if (calledOff.getAsBoolean()) {
            return new CannotStart("The start was called off.", e);
        }
        if (Commands.sentence(e).isPresent()) {
            return e;
        }
        Optional<String> setting = Optional.ofNullable(environment).flatMap(given -> WrongSetting.in(e, given));
        if (setting.isPresent()) {
            return new CannotStart(setting.get(), e);
        }
        Throwable root = e;
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof PortInUseException) {
                return settings.listening().taken(at);
            }
            root = at;
        }
        // Below the console's threshold: a person at the terminal reads the sentence, the file holds the trace.
        LoggerFactory.getLogger(Server.class).info("event=start-failed", e);
        return new CannotStart(
                "The server did not start (" + root.getClass().getSimpleName() + ": " + root.getMessage()
                        + "): the whole story is in "
                        + settings.data().path().resolve("log/evenkeel.log") + ".",
                e);
    }

    /** Ends a start that was called off at the next bean. */
    private record CallOff(BooleanSupplier calledOff) implements InstantiationAwareBeanPostProcessor {
        @Override
        public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
            if (calledOff.getAsBoolean()) {
                throw new CannotStart("The start was called off.");
            }
            return null;
        }
    }
}
