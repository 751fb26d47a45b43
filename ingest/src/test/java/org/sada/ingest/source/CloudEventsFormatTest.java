package org.sada.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sada.contract.event.Event;

class CloudEventsFormatTest {
    private static final Source SOURCE = new CloudEventsFormat().source(SourceOptions.NONE);
    private static final String QUEUED = "{'specversion':'1.0','id':'7','source':'/switch/a','type':'org.sada.queued',"
            + "'time':'2026-01-31T09:30:05+03:00','subject':'c81','datacontenttype':'application/json',"
            + "'data':{'queue':'cards'}}";

    @Test
    void theEnvelopeSaysWhatTheDataLeavesOut() {
        assertThat(read(QUEUED).events())
                .containsExactly(
                        new Event("default", "/switch/a#7", "c81", 1_769_841_005_000L, new Event.Queued("cards")));
    }

    @Test
    void whatTheEventSaysItselfGoesBefore() {
        String own = QUEUED.replace(
                "{'queue':'cards'}",
                "{'type':'held','id':'x','interaction':'y','occurred_at':'2026-01-31T06:30:06Z','tenant':'t'}");

        assertThat(read(own).events()).containsExactly(new Event("t", "x", "y", 1_769_841_006_000L, new Event.Held()));
    }

    @Test
    void aBatchAndLinesAndBase64AreTheSame() {
        String base64 = QUEUED.replace("'data':{'queue':'cards'}", "'data_base64':'eyJxdWV1ZSI6ImNhcmRzIn0='");
        String plainType = QUEUED.replace("org.sada.queued", "queued");

        assertThat(read("[" + QUEUED + "," + base64 + "]\n" + plainType).events())
                .hasSize(3)
                .containsOnly(read(QUEUED).events().get(0));
    }

    @Test
    void anEventWithoutFieldsNeedsNoData() {
        assertThat(read(QUEUED.replace("org.sada.queued", "ended").replace(",'data':{'queue':'cards'}", ""))
                        .events())
                .extracting(Event::body)
                .containsExactly(new Event.Ended());
    }

    @Test
    void idsOfTwoSourcesAreTwoAndLongOnesAreDigested() {
        Reading reading = read(
                QUEUED + QUEUED.replace("/switch/a", "/switch/b") + QUEUED.replace("/switch/a", "/" + "x".repeat(300)));

        assertThat(reading.events()).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(reading.events().get(2).id()).hasSize(64);
    }

    @Test
    void whatIsAboutAnAgentHasNoInteraction() {
        String state = QUEUED.replace("queued", "agent-state")
                .replace("{'queue':'cards'}", "{'agent':'sara','state':'available'}");

        assertThat(read(state).events()).extracting(Event::interaction).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'specversion':'1.0' | 'specversion':'0.3' | specversion
                    'specversion':'1.0', | `` | specversion
                    'id':'7' | 'id':'' | id
                    'id':'7' | 'id':7 | id
                    'source':'/switch/a', | `` | source
                    'subject':'c81', | `` | interaction
                    'time':'2026-01-31T09:30:05+03:00', | `` | occurred_at
                    'time':'2026-01-31T09:30:05+03:00' | 'time':'noon' | occurred_at
                    org.sada.queued | com.acme.call | type
                    {'queue':'cards'} | ['cards'] | data
                    {'queue':'cards'} | 'cards' | data
                    {'queue':'cards'} | {'queue':'cards'},'data_base64':'e30=' | data_base64
                    'data':{'queue':'cards'} | 'data_base64':'%' | data_base64
                    'subject' | 'Subject' | Subject
                    """)
    void anEnvelopeOutOfOrderIsRefusedWithTheAttribute(String part, String other, String named) {
        Reading reading = read(QUEUED.replace(part, other) + QUEUED);

        assertThat(reading.events()).hasSize(1);
        assertThat(reading.refusals()).singleElement().asString().contains(named);
    }

    @Test
    void aTenantThatWasAskedForStands() {
        Source ofT = new CloudEventsFormat().source(new SourceOptions("t", null, null));
        String other = QUEUED.replace("'id':'7'", "'id':'7','tenant':'u'");

        assertThat(Reading.of(ofT, json(QUEUED)).events())
                .extracting(Event::tenant)
                .containsExactly("t");
        assertThat(Reading.of(ofT, json(other)).refusals()).hasSize(1);
    }

    private static Reading read(String text) {
        return Reading.of(SOURCE, json(text));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
