// Starts the contract's viewer on /openapi.
SwaggerUIBundle({
  url: "/openapi/vitrine.yml",
  dom_id: "#contract",
  deepLinking: true,
  validatorUrl: null,
});
