package io.evenkeel.fleet.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Anonymous;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.AgentProgram;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Joining;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a new host needs: the agent's archive, and a token for a code. */
@RestController
class JoiningController {

    private final AgentProgram program;
    private final Joining joining;

    JoiningController(AgentProgram program, Joining joining) {
        this.program = program;
        this.joining = joining;
    }

    @GetMapping("/api/fleet/agent")
    @Needs(Right.SEE_OPERATIONS)
    ProgramView agent() {
        return program.archive().map(ProgramView::of).orElseGet(() -> ProgramView.none(program.whyNone()));
    }

    @GetMapping(path = "/api/fleet/agent/archive", produces = "application/gzip")
    @Anonymous("The program is public and holds no secret; the new host has no credential yet.")
    ResponseEntity<Resource> archive() {
        AgentProgram.Archive archive = program.archive()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "agent-archive-missing", program.whyNone()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/gzip"))
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + archive.sha256() + "\"")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(archive.file().getFileName().toString())
                                .build()
                                .toString())
                .body(new FileSystemResource(archive.file()));
    }

    @PostMapping("/api/fleet/codes")
    @Needs(Right.ENROL_HOSTS)
    @ResponseStatus(HttpStatus.CREATED)
    CodeView code(Actor actor, HttpServletRequest http) {
        Joining.Code code = joining.issue(actor, reachedBy(http));
        return new CodeView(code.code(), code.expiresAt(), code.command());
    }

    @PostMapping("/api/fleet/join")
    @Anonymous("It carries a single-use code of 256 random bits; wrong ones are counted by address.")
    @ResponseStatus(HttpStatus.CREATED)
    Joined join(@RequestBody Join request, HttpServletRequest http) {
        Fleet.Enrolled enrolled =
                joining.join(given(request.code(), "code"), given(request.name(), "name"), http.getRemoteAddr());
        return new Joined(enrolled.host(), enrolled.token());
    }

    /** As the browser has it in its address bar; behind a proxy the port in it is the proxy's. */
    private static URI reachedBy(HttpServletRequest http) {
        String host = Optional.ofNullable(http.getHeader(HttpHeaders.HOST)).orElse("");
        try {
            return URI.create(http.getScheme() + "://" + host);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "address-unusable", "The header Host of the request is not an address.");
        }
    }

    private static String given(@Nullable String value, String field) {
        return Optional.ofNullable(value)
                .filter(words -> !words.isBlank())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID, "field-missing", "The field " + field + " is missing.", field));
    }

    /** @param why what to do where the archive is not available */
    record ProgramView(
            boolean available,
            Optional<String> version,
            Optional<String> platform,
            Optional<String> sha256,
            Optional<Long> bytes,
            Optional<String> why) {

        static ProgramView of(AgentProgram.Archive archive) {
            return new ProgramView(
                    true,
                    Optional.of(archive.version()),
                    Optional.of(archive.platform()),
                    Optional.of(archive.sha256()),
                    Optional.of(archive.bytes()),
                    Optional.empty());
        }

        static ProgramView none(String why) {
            return new ProgramView(
                    false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
        }
    }

    /** @param command the one line for a shell on the new host */
    record CodeView(String code, Instant expiresAt, String command) {

        /** Without the code: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "CodeView[until " + expiresAt + "]";
        }
    }

    record Join(@Nullable String code, @Nullable String name) {

        /** Without the code: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Join[" + name + "]";
        }
    }

    /** @param token the agent's, shown this once */
    record Joined(String host, String token) {

        /** Without the token: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Joined[" + host + "]";
        }
    }
}
