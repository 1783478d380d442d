package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.ArticleImport;
import io.evenkeel.knowledge.ArticleImport.ImportFile;
import io.evenkeel.knowledge.ArticleImport.Imported;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A folder of Markdown, sent in parts. */
@RestController
@RequestMapping("/api/knowledge/import")
class ImportController {
    private final ArticleImport imports;

    ImportController(ArticleImport imports) {
        this.imports = imports;
    }

    record SentFile(@Nullable String path, @Nullable String text) {

        ImportFile file() {
            return new ImportFile(path == null ? "" : path, text == null ? "" : text);
        }
    }

    record SentFolder(@Nullable String folder, @Nullable List<SentFile> files) {}

    @PostMapping
    @Needs(Right.PUBLISH_KNOWLEDGE)
    Imported take(Actor actor, @RequestBody SentFolder request) {
        return imports.take(
                actor,
                request.folder() == null ? "" : request.folder(),
                request.files() == null
                        ? List.of()
                        : request.files().stream()
                                .filter(Objects::nonNull)
                                .map(SentFile::file)
                                .toList());
    }
}
