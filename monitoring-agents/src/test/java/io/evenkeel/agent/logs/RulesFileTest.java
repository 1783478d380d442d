package io.evenkeel.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesFileTest {

    @Test
    void whatIsWrittenIsRead() throws IOException {
        LogRules rules = RulesFile.parse("""
                # web
                [files nginx]
                path = /var/log/nginx/*.log
                path=/srv/**
                exclude = *debug*
                start = ^\\d{4} = x
                from = start
                label.service = shop

                [journal]
                namespace = web
                label.env = prod
                """, "logs.conf");

        FileRule files = rules.files().getFirst();
        assertThat(files.paths()).containsExactly("/var/log/nginx/*.log", "/srv/**");
        assertThat(files.exclude()).contains("*debug*", "*.gz");
        assertThat(files.start().orElseThrow().pattern()).isEqualTo("^\\d{4} = x");
        assertThat(files.fromStart()).isTrue();
        assertThat(files.labels()).isEqualTo(Map.of("service", "shop"));
        assertThat(rules.journal())
                .isEqualTo(Optional.of(new LogRules.Journal(Optional.of("web"), Map.of("env", "prod"))));
    }

    @Test
    void anEmptyFileFollowsNothing() throws IOException {
        assertThat(RulesFile.parse("\n# nothing\n", "logs.conf").isEmpty()).isTrue();
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        refused("path = /x", "logs.conf, line 1: expected KEY = VALUE in a section");
        refused("[file x]", "line 1: a section is [files NAME] or [journal]");
        refused("[files x]\nfollow = /x", "line 2: follow is not known here");
        refused("[files x]\npath = log/*", "line 2: a path begins with /");
        refused("[files x]\npath = /log/[a", "line 2: this is no glob");
        refused("[files x]\npath = /x\nstart = (", "line 3: this is no regular expression");
        refused("[files x]\npath = /x\nfrom = middle", "line 3: from is start or end");
        refused("[files x]\npath =", "line 2: path has no value");
        refused("[files x]\nfrom = end", "last section: [files x] has no path");
        refused("[files x]\npath = /x\nlabel.a b = c", "line 3: a label has a name");
        refused("[journal]\n[journal]", "there is one [journal] already");
        refused("[journal]\nnamespace = a b", "line 2: a namespace has");
        refused("[journal]\npath = /x", "line 2: path is not known here");
    }

    private static void refused(String text, String because) {
        assertThatThrownBy(() -> RulesFile.parse(text, "logs.conf"))
                .as(text)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(because);
    }
}
