package io.evenkeel.console.cli;

import io.evenkeel.logs.TemplateState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file with {@link TemplateState} as JSON. What is written is there as a whole or not at all. */
final class TemplateStateFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORM = "evenkeel-log-templates-1";
    private static final long MOST_BYTES = 1L << 30;

    private TemplateStateFile() {}

    private record Content(String form, TemplateState state) {}

    /** @throws CannotStart where it is none */
    static TemplateState read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CannotStart(file + " is larger than 1 GiB, and so no state of templates.");
            }
            Content content = JSON.readValue(file, Content.class);
            if (content == null || content.state() == null || !FORM.equals(content.form())) {
                throw new CannotStart(
                        file + " is no state of templates: it does not say that it has the form " + FORM + ".");
            }
            return content.state();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new CannotStart(file + " is no state of templates, or was damaged. Name another file.", e);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: there is no such file, or no right to it.", e);
        }
    }

    static void write(Path file, TemplateState state) {
        WholeFile.bytes(file, out -> out.write(JSON.writeValueAsBytes(new Content(FORM, state))));
    }
}
