package io.plimsoll.adapter.web.rest.openapi;

import io.plimsoll.adapter.web.rest.problem.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Title, problem details and the idempotency key, said once for all calls. */
@Configuration(proxyBeanMethods = false)
public class ApiDescription {

  private static final String PROBLEM = "Problem";

  static {
    WireForms.register();
  }

  @Bean
  OpenAPI plimsollApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Plimsoll")
                .version("v1")
                .description(
                    """
                    Collateralized lending that keeps every loan above its line.

                    Amounts, prices and ratios are decimal strings in whole tokens ("1.5"); a JSON \
                    number is refused. Times are RFC 3339 in UTC. Fields and parameters that a \
                    call does not know are refused. A POST with an Idempotency-Key is carried out \
                    once: sent again it gets the same answer with Idempotent-Replayed: true. \
                    Lists go on with the cursor in "next". Refusals are problem details (RFC \
                    9457) whose type is urn:plimsoll:problem:<name>: 400 malformed, 404 unknown, \
                    409 something stands in the way now, 422 a rule forbids it, 503 try again.""")
                .license(new License().name("Apache-2.0")));
  }

  @Bean
  RequiredMembers requiredMembers() {
    return new RequiredMembers();
  }

  @Bean
  OpenApiCustomizer everyCall() {
    return api -> {
      api.getComponents().addSchemas(PROBLEM, problem());
      api.getPaths().values().forEach(ApiDescription::complete);
    };
  }

  private static void complete(PathItem path) {
    path.readOperations().forEach(ApiDescription::refusals);
    var post = path.getPost();
    if (post != null && post.getRequestBody() != null)
      post.addParametersItem(
          new HeaderParameter()
              .name("Idempotency-Key")
              .description("The caller's name for this request, 1 to 200 visible ASCII characters")
              .required(false)
              .schema(WireForms.text("[!-~]{1,200}", "7d3f0c1a")));
  }

  private static void refusals(Operation operation) {
    operation
        .getResponses()
        .addApiResponse(
            ApiResponses.DEFAULT,
            new ApiResponse()
                .description("Refused, with the reason and the numbers behind it")
                .content(
                    new Content()
                        .addMediaType(
                            Problem.MEDIA_TYPE,
                            new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
  }

  private static Schema<?> problem() {
    var schema = WireForms.object();
    schema.description("RFC 9457, with more members that hold the numbers of the case");
    schema.addProperty(
        "type", WireForms.text("urn:plimsoll:problem:.+", "urn:plimsoll:problem:loan-unknown"));
    schema.addProperty("title", WireForms.text(".+", "Loan unknown"));
    schema.addProperty("status", WireForms.number(404));
    schema.addProperty("detail", WireForms.text(".+", "There is no loan L1"));
    schema.addProperty("field", WireForms.text(".+", "amount"));
    schema.setAdditionalProperties(true);
    return schema;
  }
}
