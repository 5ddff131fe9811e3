import executeNode from '../../../nodes/onenet-nbiot-execute/onenet-nbiot-execute';
import { describePreview } from '../../support/preview';

describePreview(
  'onenet-nbiot-execute',
  executeNode,
  { args: '', argsType: 'str' },
  {
    target: '/nbiot/execute?imei=860000000000017&obj_id=3&obj_inst_id=0&res_id=4&timeout=25',
    body: '{"args":""}',
  },
);
