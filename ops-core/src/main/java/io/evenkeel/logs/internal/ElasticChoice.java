package io.evenkeel.logs.internal;

import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.internal.elastic.ElasticSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Reads {@code evenkeel.logs.elasticsearch.*}. Secrets come from a file, or from the environment, and are shown nowhere. */
final class ElasticChoice {
    private static final String NAMES = "evenkeel.logs.elasticsearch.";

    private final Environment settings;

    private ElasticChoice(Environment settings) {
        this.settings = settings;
    }

    /**
     * Empty where lines lie in the data folder.
     *
     * @throws LogStoreUnavailable for settings that cannot be
     */
    static Optional<ElasticSettings> in(Environment settings) {
        return new ElasticChoice(settings).chosen();
    }

    private Optional<ElasticSettings> chosen() {
        return given("url")
                .map(url -> new ElasticSettings(
                        ElasticSettings.nodes(url),
                        authorization(),
                        given("ca-file").map(Path::of),
                        given("index").orElse(ElasticSettings.PREFIX),
                        given("codec").orElse(ElasticSettings.CODEC),
                        ElasticSettings.PATIENCE));
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(settings.getProperty(NAMES + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private Optional<String> authorization() {
        Optional<String> user = given("user");
        Optional<String> password = secret("password");
        Optional<String> key = secret("api-key");
        if (key.isPresent() && (user.isPresent() || password.isPresent())) {
            throw new LogStoreUnavailable(
                    "Elasticsearch is given a user or a password and an API key: set one of them only.");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new LogStoreUnavailable(
                    "Elasticsearch is given a user without a password, or a password without a user: set"
                            + " " + NAMES + "user, and the password by " + NAMES
                            + "password-file or EVENKEEL_LOGS_ELASTICSEARCH_PASSWORD.");
        }
        return key.map(ElasticSettings::apiKey)
                .or(() -> user.flatMap(name -> password.map(word -> ElasticSettings.basic(name, word))));
    }

    private Optional<String> secret(String name) {
        return given(name + "-file").map(file -> read(name, Path.of(file))).or(() -> given(name));
    }

    private static String read(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LogStoreUnavailable(
                    "The file of " + NAMES + name + "-file cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
