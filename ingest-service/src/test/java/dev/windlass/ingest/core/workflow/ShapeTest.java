package dev.windlass.ingest.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class ShapeTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatGoWritesOfEmptyStructsIsThere() {
        assertThat(shaped(Kind.WORKFLOW, "{'kind':'Workflow','apiVersion':'x'}"))
                .isEqualTo(
                        json("{'metadata':{},'spec':{'arguments':{}},'status':{'startedAt':null,'finishedAt':null}}"));
        assertThat(shaped(Kind.WORKFLOW_TEMPLATE, """
                {'spec':{'volumeClaimTemplates':[{}],'hooks':{'exit':{'template':'x'}},'templates':[
                {'name':'a','steps':[[{'name':'s','template':'b','hooks':{'exit':{}}}]],'initContainers':[{'name':'i'}]},
                {'name':'d','dag':{'tasks':[{'name':'t','inline':{'script':{'image':'i'}}}]}},
                {'name':'c','containerSet':{'containers':[{'name':'m'}]},
                'volumes':[{'name':'v','ephemeral':{'volumeClaimTemplate':{}}}]}]}}""")).isEqualTo(json("""
                        {'metadata':{},'spec':{'arguments':{},
                        'volumeClaimTemplates':[{'metadata':{},'spec':{'resources':{}},'status':{}}],
                        'hooks':{'exit':{'template':'x','arguments':{}}},'templates':[
                        {'name':'a','inputs':{},'outputs':{},'metadata':{},
                        'steps':[[{'name':'s','template':'b','arguments':{},'hooks':{'exit':{'arguments':{}}}}]],
                        'initContainers':[{'name':'i','resources':{}}]},
                        {'name':'d','inputs':{},'outputs':{},'metadata':{},'dag':{'tasks':[{'name':'t','arguments':{},
                        'inline':{'inputs':{},'outputs':{},'metadata':{},
                        'script':{'image':'i','name':'','resources':{}}}}]}},
                        {'name':'c','inputs':{},'outputs':{},'metadata':{},
                        'containerSet':{'containers':[{'name':'m','resources':{}}]},'volumes':[{'name':'v',
                        'ephemeral':{'volumeClaimTemplate':{'metadata':{},'spec':{'resources':{}}}}}]}]}}"""));
    }

    @Test
    void whatTheApiServerKnowsOfTheFieldsStays() {
        assertThat(shaped(Kind.WORKFLOW, "{'metadata':{'managedFields':[{'manager':'argo'}]}}")
                        .at("/metadata/managedFields/0/manager")
                        .asString())
                .isEqualTo("argo");
    }

    @Test
    void whatIsNoObjectIsLeftAsItIs() {
        assertThat(shaped(Kind.WORKFLOW, "{'spec':'x','status':[]}"))
                .isEqualTo(json("{'metadata':{},'spec':'x','status':[]}"));
    }

    private static ObjectNode shaped(Kind kind, String object) {
        return Shape.of(kind, json(object));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
