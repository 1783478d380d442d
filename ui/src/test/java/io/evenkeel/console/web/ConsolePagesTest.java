package io.evenkeel.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.ParameterizableViewController;

/** Which addresses give the console's page, and that giving it needs no right. */
class ConsolePagesTest {

    @TempDir
    Path files;

    @BeforeEach
    void build() throws IOException {
        Files.writeString(files.resolve("index.html"), "page");
        Files.writeString(files.resolve("theme.js"), "script");
    }

    @Test
    void aRouteGivesThePage() throws IOException {
        assertThat(given("incidents/INC-7")).isEqualTo("index.html");
    }

    @Test
    void aHostsNameMayHaveDots() throws IOException {
        assertThat(given("hosts/web-01.example.org")).isEqualTo("index.html");
        assertThat(given("rules/files/own.yml")).isEqualTo("index.html");
    }

    @Test
    void aFileGivesItself() throws IOException {
        assertThat(given("theme.js")).isEqualTo("theme.js");
    }

    @Test
    void aMissingFileIsMissing() throws IOException {
        assertThat(given("assets/old-3f2a.js")).isNull();
        assertThat(given("favicon.ico")).isNull();
    }

    @Test
    void anUnknownCallIsNoPage() throws IOException {
        assertThat(given("api/nothing-here")).isNull();
    }

    @Test
    void theFirstPageIsOpenToEverybody() {
        assertThat(passes("forward:index.html")).isTrue();
    }

    @Test
    void anyOtherViewIsClosed() {
        assertThatThrownBy(() -> passes("forward:/secrets.html")).isInstanceOf(Refusal.class);
    }

    private @org.jspecify.annotations.Nullable String given(String path) throws IOException {
        Resource found = new WebWiring.PageOfConsole().getResource(path, new FileSystemResource(files + "/"));
        return found == null ? null : found.getFilename();
    }

    private static boolean passes(String view) {
        var handler = new ParameterizableViewController();
        handler.setViewName(view);
        return new RightsCheck()
                .preHandle(new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), handler);
    }
}
