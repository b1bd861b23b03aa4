// The public repositories, and their commits, that the figures were taken on.
export const REPOSITORIES = {
  'elie222/inbox-zero': '4f70dcefc55c65f2664ec27a19e118003138fb5f',
  'documenso/documenso': '75330166cc00b29c14399bc2e391e4b4d8080c00',
  'langfuse/langfuse': '62751446149b702b419a9292ddfc2280cdf74b8c',
  'medusajs/medusa': '59e6747800133e091d20c2c167f600981abc5c0d',
  'temporalio/sdk-typescript': 'cd60591ca9b97dc919bd4987e9ff59f469b10609',
  'vendurehq/vendure': '8f5496a26057292024af69d4210c44df58e0ea08',
  'parse-community/parse-server': '7ea2a2953e9202d43ddb53ded309fbd26245d45c',
  'nestjs/terminus': '5b5eed847309ba3854596fc157c0a96e3e745d0d',
  'NangoHQ/nango': '2f4c0af671e2ca1c43dd4e78f3c369218bf3fc87',
  'open-telemetry/opentelemetry-js': '61126358cb5cf06a2004151cbad18e79cbede00a',
  'fastify/fastify': '83e69762aff047940b376fc2a266d143499ef727',
  'typeorm/typeorm': '281bfba42a5813b106bcf5ba79bc7f7251bd1e73',
  'Unleash/unleash': 'ceeb5a9ca6d0beb0cabf041d6a27ffd2d6501859',
  'socketio/socket.io': 'd2d753fed4435015c2d83fe62e676b44e07fa3f7',
  'triggerdotdev/trigger.dev': 'b082e44389337dc6505d590737a6df70867cc8f4',
  'cloudflare/workers-sdk': 'f8308360283f97d33e188aee2e19c1ef9c09524a',
};
