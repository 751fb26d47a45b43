package org.sada.ingest.schema;

import java.util.ArrayList;
import java.util.List;

/** Events that break the contract, each in one way. */
final class InvalidEvents {
    private static final String COMMON = "'id':'1','interaction':'i','occurred_at':'2026-01-31T09:30:00Z'";
    private static final String FREE = "'id':'1','occurred_at':'2026-01-31T09:30:00Z'";
    private static final String RECORD =
            "'type':'record'," + COMMON + ",'version':1,'started_at':'2026-01-31T09:00:00Z','channel':'voice'";
    private static final String STATE = "'type':'agent-state'," + FREE;
    private static final String AGENT = "'type':'agent'," + FREE + ",'agent':'a','valid_from':'2026-01-01T00:00:00Z'";

    /** @param schemaToo whether JSON Schema can say it */
    record Case(String field, boolean schemaToo, String json) {
        @Override
        public String toString() {
            return field + ": " + (json.length() > 120 ? json.substring(0, 120) + "…" : json);
        }
    }

    private final List<Case> cases = new ArrayList<>();

    static List<Case> cases() {
        InvalidEvents invalid = new InvalidEvents();
        invalid.envelopes();
        invalid.lifeCycles();
        invalid.records();
        invalid.feedback();
        invalid.agents();
        return invalid.cases;
    }

    private void envelopes() {
        both("type", "{" + COMMON + "}");
        both("type", "{'type':'STARTED'," + COMMON + ",'channel':'voice'}");
        both("type", "{'type':7," + COMMON + "}");
        both("id", "{'type':'held','interaction':'i','occurred_at':'2026-01-31T09:30:00Z'}");
        both("id", held("'id':'  ','interaction':'i','occurred_at':'2026-01-31T09:30:00Z'"));
        both("id", held("'id':'a\\u0007','interaction':'i','occurred_at':'2026-01-31T09:30:00Z'"));
        both("id", held("'id':'" + "x".repeat(201) + "','interaction':'i','occurred_at':'2026-01-31T09:30:00Z'"));
        both("id", held("'id':1,'interaction':'i','occurred_at':'2026-01-31T09:30:00Z'"));
        both("interaction", held("'id':'1','occurred_at':'2026-01-31T09:30:00Z'"));
        both("interaction", held("'id':'1','interaction':'|x','occurred_at':'2026-01-31T09:30:00Z'"));
        both("occurred_at", held("'id':'1','interaction':'i'"));
        both("occurred_at", held("'id':'1','interaction':'i','occurred_at':1769851800000"));
        both("occurred_at", held("'id':'1','interaction':'i','occurred_at':'2026-01-31T09:30:00'"));
        both("occurred_at", held("'id':'1','interaction':'i','occurred_at':'2026-01-31 09:30:00Z'"));
        readerOnly("occurred_at", held("'id':'1','interaction':'i','occurred_at':'2026-02-30T09:30:00Z'"));
        both("occurred_at", held("'id':'1','interaction':'i','occurred_at':'1969-01-01T09:30:00'"));
        both("occurred_at", held("'id':'1','interaction':'i','occurred_at':'2300-01-01T00:00:00Z'"));
        both("tenant", held(COMMON + ",'tenant':'a b'"));
        both("tenant", held(COMMON + ",'tenant':'" + "x".repeat(65) + "'"));
        both("nonsense", held(COMMON + ",'nonsense':1"));
    }

    private void lifeCycles() {
        both("channel", "{'type':'started'," + COMMON + "}");
        both("channel", "{'type':'started'," + COMMON + ",'channel':'Voice'}");
        both("direction", "{'type':'started'," + COMMON + ",'channel':'voice','direction':'in'}");
        both("queue", "{'type':'queued'," + COMMON + "}");
        both("bot", "{'type':'answered'," + COMMON + ",'agent':'a','bot':'b'}");
        both("queue", held(COMMON + ",'queue':'q'"));
        both("reason", held(COMMON + ",'reason':'full'"));
        both("reason", "{'type':'flowed-out'," + COMMON + ",'reason':' '}");
        both("resolved", "{'type':'disposition'," + COMMON + ",'resolved':'yes'}");
        both("complaints", "{'type':'disposition'," + COMMON + ",'complaints':'late'}");
        both("complaints", "{'type':'disposition'," + COMMON + ",'complaints':[1]}");
    }

    private void records() {
        both("version", "{" + RECORD.replace("'version':1", "'version':-1") + "}");
        both("version", "{" + RECORD.replace("'version':1", "'version':1.5") + "}");
        both("version", "{" + RECORD.replace("'version':1", "'version':99999999999999999999") + "}");
        both("started_at", "{" + RECORD.replace("'started_at'", "'starts_at'") + "}");
        both("part", "{" + RECORD + ",'part':' '}");
        readerOnly("follows", "{" + RECORD + ",'part':'a','follows':'a'}");
        readerOnly("follows", "{" + RECORD + ",'follows':'a'}");
        both("legs", "{" + RECORD + ",'legs':{}}");
        both("legs[0]", "{" + RECORD + ",'legs':[1]}");
        both("legs[0].outcome", leg("'offered_at':'2026-01-31T09:00:00Z'"));
        both("legs[0].offered_at", leg("'outcome':'open'"));
        both("legs[0].wait_ms", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'open','wait_ms':-31622400001"));
        both("legs[0].wait_ms", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'open','wait_ms':31622400001"));
        both("legs[0].wait_ms", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'open','wait_ms':1e999"));
        both("legs[0].outcome", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'abandoned','talk_ms':1"));
        both("legs[0].outcome", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'open','transferred':true"));
        both("legs[0].bot", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'answered','agent':'a','bot':'b'"));
        both("legs[0].reason", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'abandoned','reason':'full'"));
        both("legs[0].\"skill\"", leg("'offered_at':'2026-01-31T09:00:00Z','outcome':'open','skill':'x'"));
    }

    private void feedback() {
        both("status", "{'type':'survey'," + FREE + "}");
        both("status", "{'type':'survey'," + FREE + ",'status':'dismissed','nps':3}");
        both("nps", "{'type':'survey'," + FREE + ",'status':'answered','nps':11}");
        both("ces", "{'type':'survey'," + FREE + ",'status':'answered','ces':0}");
        both("csat", "{'type':'survey'," + FREE + ",'status':'answered','csat':5}");
        both("csat.score", "{'type':'survey'," + FREE + ",'status':'answered','csat':{'score':6,'scale':'1-5'}}");
        both("csat.scale", "{'type':'survey'," + FREE + ",'status':'answered','csat':{'score':5}}");
        both("csat.scale", "{'type':'survey'," + FREE + ",'status':'answered','csat':{'score':5,'scale':'0-5'}}");
        both("author", "{'type':'text'," + FREE + ",'text':'hello'}");
        both("text", "{'type':'text'," + FREE + ",'author':'customer'}");
        both("text", "{'type':'text'," + FREE + ",'author':'customer','text':'a\\u0000b'}");
        readerOnly("text", "{'type':'text'," + FREE + ",'author':'customer','text':'a\\ud800b'}");
        both("text", "{'type':'text'," + FREE + ",'author':'customer','text':'" + "x".repeat(32_769) + "'}");
    }

    private void agents() {
        both("interaction", "{" + AGENT + ",'interaction':'i'}");
        both("site", "{" + AGENT + ",'site':'home'}");
        both("hired_on", "{" + AGENT + ",'hired_on':'31.01.2026'}");
        both("hired_on", "{" + AGENT + ",'hired_on':'-999999999-01-01'}");
        readerOnly("valid_to", "{" + AGENT + ",'valid_to':'2025-01-01T00:00:00Z'}");
        both("trainings", "{" + AGENT + ",'trainings':[''] }");
        both("interaction", "{" + STATE + ",'agent':'a','state':'busy','interaction':'i'}");
        both("agent", "{" + STATE + ",'state':'busy'}");
        both("state", "{" + STATE + ",'agent':'a'}");
        both("state", "{" + STATE + ",'agent':'a','state':'lunch'}");
        both("reason", "{" + STATE + ",'agent':'a','state':'paused','reason':' '}");
        both("queue", "{" + STATE + ",'agent':'a','state':'busy','queue':'q'}");
    }

    private static String held(String fields) {
        return "{'type':'held'," + fields + "}";
    }

    private static String leg(String fields) {
        return "{" + RECORD + ",'legs':[{" + fields + "}]}";
    }

    private void both(String field, String json) {
        cases.add(new Case(field, true, json.replace('\'', '"')));
    }

    private void readerOnly(String field, String json) {
        cases.add(new Case(field, false, json.replace('\'', '"')));
    }
}
